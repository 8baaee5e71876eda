package dev.runnel.driver.r2dbc.codec;

import static io.r2dbc.postgresql.codec.PostgresqlObjectId.BOOL;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.BOOL_ARRAY;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.BYTEA;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.BYTEA_ARRAY;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.DATE;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.DATE_ARRAY;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.FLOAT4;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.FLOAT4_ARRAY;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.FLOAT8;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.FLOAT8_ARRAY;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.INT2;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.INT2_ARRAY;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.INT4;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.INT4_ARRAY;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.INT8;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.INT8_ARRAY;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.NUMERIC;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.NUMERIC_ARRAY;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.TEXT;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.TEXT_ARRAY;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.TIME;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.TIMESTAMP;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.TIMESTAMPTZ;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.TIMESTAMPTZ_ARRAY;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.TIMESTAMP_ARRAY;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.TIME_ARRAY;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.UUID_ARRAY;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.codec.CodecRegistry;
import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.postgresql.extension.CodecRegistrar;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * The codecs for values that r2dbc-postgresql does not support: dates before 1582, which it reads by the Julian calendar, and after the
 * year 9999, numbers of any length, and arrays in binary format.
 *
 * <p>The codecs write to heap buffers, because a parameter that is not sent after a cancel is never released.
 */
public final class PostgresCodecs implements CodecRegistrar {

    @Override
    public Publisher<Void> register(
            PostgresqlConnection connection, ByteBufAllocator allocator, CodecRegistry registry) {
        for (TemporalCodec<?> codec :
                List.of(TemporalCodec.DATES, TemporalCodec.TIMES, TemporalCodec.DATETIMES, TemporalCodec.INSTANTS)) {
            registry.addFirst(codec);
        }
        registry.addFirst(NumericCodec.NUMERICS);
        array(registry, Boolean.class, BOOL, BOOL_ARRAY, (value, to) -> {
            to.writeInt(Byte.BYTES);
            to.writeBoolean(value);
        });
        array(registry, Short.class, INT2, INT2_ARRAY, (value, to) -> {
            to.writeInt(Short.BYTES);
            to.writeShort(value);
        });
        array(registry, Integer.class, INT4, INT4_ARRAY, (value, to) -> {
            to.writeInt(Integer.BYTES);
            to.writeInt(value);
        });
        array(registry, Long.class, INT8, INT8_ARRAY, (value, to) -> {
            to.writeInt(Long.BYTES);
            to.writeLong(value);
        });
        array(registry, Float.class, FLOAT4, FLOAT4_ARRAY, (value, to) -> {
            to.writeInt(Float.BYTES);
            to.writeFloat(value);
        });
        array(registry, Double.class, FLOAT8, FLOAT8_ARRAY, (value, to) -> {
            to.writeInt(Double.BYTES);
            to.writeDouble(value);
        });
        array(registry, BigDecimal.class, NUMERIC, NUMERIC_ARRAY, NumericCodec.NUMERICS::writeElement);
        array(registry, byte[].class, BYTEA, BYTEA_ARRAY, (value, to) -> {
            to.writeInt(value.length);
            to.writeBytes(value);
        });
        array(registry, String.class, TEXT, TEXT_ARRAY, (value, to) -> {
            to.writeInt(ByteBufUtil.utf8Bytes(value));
            ByteBufUtil.writeUtf8(to, value);
        });
        array(registry, UUID.class, PostgresqlObjectId.UUID, UUID_ARRAY, (value, to) -> {
            to.writeInt(2 * Long.BYTES);
            to.writeLong(value.getMostSignificantBits());
            to.writeLong(value.getLeastSignificantBits());
        });
        array(registry, LocalDate.class, DATE, DATE_ARRAY, TemporalCodec.DATES::writeElement);
        array(registry, LocalTime.class, TIME, TIME_ARRAY, TemporalCodec.TIMES::writeElement);
        array(registry, LocalDateTime.class, TIMESTAMP, TIMESTAMP_ARRAY, TemporalCodec.DATETIMES::writeElement);
        array(registry, Instant.class, TIMESTAMPTZ, TIMESTAMPTZ_ARRAY, TemporalCodec.INSTANTS::writeElement);
        return Mono.empty();
    }

    private static <T> void array(
            CodecRegistry registry,
            Class<T> elementType,
            PostgresqlObjectId elementId,
            PostgresqlObjectId arrayId,
            Element<T> element) {
        registry.addFirst(new ArrayCodec<>(elementType, elementId, arrayId, element));
    }

    /** Writes an element: its length in bytes, then the bytes. */
    @FunctionalInterface
    interface Element<T> {
        void write(T value, ByteBuf to);
    }
}
