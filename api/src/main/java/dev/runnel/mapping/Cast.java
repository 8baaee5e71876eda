package dev.runnel.mapping;

import dev.runnel.error.DecodeFailed;
import dev.runnel.error.InvalidValue;
import dev.runnel.type.CompareOp;
import dev.runnel.type.Storage;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Another Java type for the values of a storage type, in the same order. */
public final class Cast<J, S> implements Bijection<J, S> {
    /** A byte in a column of 16 bits. */
    public static final Cast<Byte, Short> BYTE = new Cast<>(Storage.I16, Byte.BYTES, Byte::shortValue, Cast::narrow);

    /** An instant; the offset is not kept, and is UTC when it is read. */
    public static final Cast<OffsetDateTime, Instant> OFFSET_DATE_TIME =
            new Cast<>(Storage.INSTANT, 0, OffsetDateTime::toInstant, instant -> instant.atOffset(ZoneOffset.UTC));

    private final Identity<S> carrier;
    private final int bytes;
    private final Function<J, S> to;
    private final Function<S, J> from;

    private Cast(Storage storage, int bytes, Function<J, S> to, Function<S, J> from) {
        this.carrier = Identity.of(storage);
        this.bytes = bytes;
        this.to = to;
        this.from = from;
    }

    private static byte narrow(short stored) {
        if (stored != (byte) stored) {
            throw new DecodeFailed("a number of the database is too large for a byte");
        }
        return (byte) stored;
    }

    @Override
    public Storage storage() {
        return carrier.storage();
    }

    @Override
    public int bytes() {
        return bytes;
    }

    @Override
    public InvalidValue.@Nullable Reason unfit(J value) {
        return carrier.unfit(to.apply(value));
    }

    @Override
    public S encode(J value) {
        return carrier.encode(to.apply(value));
    }

    @Override
    public boolean isExact(J value) {
        return carrier.isExact(to.apply(value));
    }

    @Override
    public J decode(S stored) {
        return from.apply(stored);
    }

    @Override
    public boolean keeps(CompareOp op) {
        return true;
    }
}
