package dev.runnel.driver.r2dbc.codec;

import dev.runnel.error.DecodeException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.r2dbc.postgresql.client.EncodedParameter;
import io.r2dbc.postgresql.codec.Codec;
import io.r2dbc.postgresql.codec.CodecMetadata;
import io.r2dbc.postgresql.codec.PostgresTypeIdentifier;
import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.postgresql.message.Format;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A codec of a date, a time, or both in PostgreSQL's binary format: a number of days or microseconds. Encoding drops smaller units, towards
 * the past.
 */
final class TemporalCodec<T> implements Codec<T>, CodecMetadata {
    private static final long MICROS = 1_000_000;
    private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);
    private static final long EPOCH_SECOND = EPOCH.atStartOfDay().toEpochSecond(ZoneOffset.UTC);

    /** {@code date}: days since 2000-01-01. */
    static final TemporalCodec<LocalDate> DATES = new TemporalCodec<>(
            LocalDate.class,
            PostgresqlObjectId.DATE,
            Integer.BYTES,
            date -> date.toEpochDay() - EPOCH.toEpochDay(),
            days -> LocalDate.ofEpochDay(days + EPOCH.toEpochDay()));

    /** {@code time}: microseconds since midnight. */
    static final TemporalCodec<LocalTime> TIMES = new TemporalCodec<>(
            LocalTime.class,
            PostgresqlObjectId.TIME,
            Long.BYTES,
            time -> time.toNanoOfDay() / 1000,
            micros -> LocalTime.ofNanoOfDay(micros * 1000));

    /** {@code timestamp}: microseconds since 2000-01-01T00:00:00, without a zone. */
    static final TemporalCodec<LocalDateTime> DATETIMES = new TemporalCodec<>(
            LocalDateTime.class,
            PostgresqlObjectId.TIMESTAMP,
            Long.BYTES,
            datetime -> microseconds(datetime.toEpochSecond(ZoneOffset.UTC), datetime.getNano()),
            micros -> LocalDateTime.ofEpochSecond(second(micros), nano(micros), ZoneOffset.UTC));

    /** {@code timestamptz}: microseconds since 2000-01-01T00:00:00Z. */
    static final TemporalCodec<Instant> INSTANTS = new TemporalCodec<>(
            Instant.class,
            PostgresqlObjectId.TIMESTAMPTZ,
            Long.BYTES,
            instant -> microseconds(instant.getEpochSecond(), instant.getNano()),
            micros -> Instant.ofEpochSecond(second(micros), nano(micros)));

    private final Class<T> carrier;
    private final PostgresqlObjectId column;
    private final int bytes;
    private final ToLongFunction<T> count;
    private final LongFunction<T> value;

    private TemporalCodec(
            Class<T> carrier, PostgresqlObjectId column, int bytes, ToLongFunction<T> count, LongFunction<T> value) {
        this.carrier = carrier;
        this.column = column;
        this.bytes = bytes;
        this.count = count;
        this.value = value;
    }

    private static long microseconds(long epochSecond, int nano) {
        return Math.addExact(Math.multiplyExact(epochSecond - EPOCH_SECOND, MICROS), (long) nano / 1000);
    }

    private static long second(long micros) {
        return Math.floorDiv(micros, MICROS) + EPOCH_SECOND;
    }

    private static int nano(long micros) {
        return (int) Math.floorMod(micros, MICROS) * 1000;
    }

    @Override
    public Class<?> type() {
        return carrier;
    }

    @Override
    public Iterable<Format> getFormats() {
        return List.of(Format.FORMAT_BINARY);
    }

    @Override
    public Iterable<PostgresTypeIdentifier> getDataTypes() {
        return List.of(column);
    }

    @Override
    public boolean canDecode(int dataType, Format format, Class<?> type) {
        return type == carrier && dataType == column.getObjectId() && format == Format.FORMAT_BINARY;
    }

    @Override
    public boolean canEncode(Object object) {
        return carrier.isInstance(object);
    }

    @Override
    public boolean canEncodeNull(Class<?> type) {
        return type == carrier;
    }

    @Override
    public @Nullable T decode(@Nullable ByteBuf buffer, int dataType, Format format, Class<? extends T> type) {
        if (buffer == null) {
            return null;
        }
        return bytes == Long.BYTES
                ? read(buffer.readLong(), Long.MIN_VALUE, Long.MAX_VALUE)
                : read(buffer.readInt(), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** The least and the greatest count stand for {@code -infinity} and {@code infinity}. */
    private T read(long counted, long least, long greatest) {
        if (counted == least || counted == greatest) {
            throw new DecodeException("the stored time is infinite, which java.time cannot represent")
                    .hint("correct the rows, or store a missing time as NULL");
        }
        try {
            return value.apply(counted);
        } catch (DateTimeException none) {
            throw new DecodeException("the stored time is not a valid LocalTime, for example 24:00")
                    .hint("correct the rows");
        }
    }

    @Override
    public EncodedParameter encode(Object object) {
        return encode(object, column.getObjectId());
    }

    @Override
    public EncodedParameter encode(Object object, int dataType) {
        long counted = count.applyAsLong(carrier.cast(object));
        return new EncodedParameter(Format.FORMAT_BINARY, dataType, Mono.fromSupplier(() -> write(counted)));
    }

    /** Writes to a heap buffer. */
    ByteBuf write(long counted) {
        return write(counted, Unpooled.buffer(bytes));
    }

    private ByteBuf write(long counted, ByteBuf to) {
        return bytes == Long.BYTES ? to.writeLong(counted) : to.writeInt(Math.toIntExact(counted));
    }

    /** Writes an element of an array: its length in bytes, then the count. */
    void writeElement(T element, ByteBuf to) {
        write(count.applyAsLong(element), to.writeInt(bytes));
    }

    @Override
    public EncodedParameter encodeNull() {
        return new EncodedParameter(Format.FORMAT_BINARY, column.getObjectId(), EncodedParameter.NULL_VALUE);
    }
}
