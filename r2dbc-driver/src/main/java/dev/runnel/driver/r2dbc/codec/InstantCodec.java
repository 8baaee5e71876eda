package dev.runnel.driver.r2dbc.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.r2dbc.postgresql.client.EncodedParameter;
import io.r2dbc.postgresql.codec.Codec;
import io.r2dbc.postgresql.codec.CodecMetadata;
import io.r2dbc.postgresql.codec.PostgresTypeIdentifier;
import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.postgresql.message.Format;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** {@code timestamptz} as binary: microseconds since 2000-01-01T00:00:00Z. */
final class InstantCodec implements Codec<Instant>, CodecMetadata {
    private static final int TIMESTAMPTZ = PostgresqlObjectId.TIMESTAMPTZ.getObjectId();
    private static final long EPOCH = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
    private static final long MICROS = 1_000_000;

    /** What is finer than a microsecond is dropped, towards the past. */
    static long microseconds(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond() - EPOCH, MICROS), (long) instant.getNano() / 1000);
    }

    @Override
    public Class<?> type() {
        return Instant.class;
    }

    @Override
    public Iterable<Format> getFormats() {
        return List.of(Format.FORMAT_BINARY);
    }

    @Override
    public Iterable<PostgresTypeIdentifier> getDataTypes() {
        return List.of(PostgresqlObjectId.TIMESTAMPTZ);
    }

    @Override
    public boolean canDecode(int dataType, Format format, Class<?> type) {
        return type == Instant.class && dataType == TIMESTAMPTZ && format == Format.FORMAT_BINARY;
    }

    @Override
    public boolean canEncode(Object value) {
        return value instanceof Instant;
    }

    @Override
    public boolean canEncodeNull(Class<?> type) {
        return type == Instant.class;
    }

    @Override
    public @Nullable Instant decode(
            @Nullable ByteBuf buffer, int dataType, Format format, Class<? extends Instant> type) {
        if (buffer == null) {
            return null;
        }
        long micros = buffer.readLong();
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS) + EPOCH, Math.floorMod(micros, MICROS) * 1000);
    }

    @Override
    public EncodedParameter encode(Object value) {
        return encode(value, TIMESTAMPTZ);
    }

    @Override
    public EncodedParameter encode(Object value, int dataType) {
        long micros = microseconds((Instant) value);
        return new EncodedParameter(Format.FORMAT_BINARY, dataType, Mono.fromSupplier(() -> write(micros)));
    }

    /** On the heap. */
    static ByteBuf write(long micros) {
        return Unpooled.buffer(Long.BYTES).writeLong(micros);
    }

    @Override
    public EncodedParameter encodeNull() {
        return new EncodedParameter(Format.FORMAT_BINARY, TIMESTAMPTZ, EncodedParameter.NULL_VALUE);
    }
}
