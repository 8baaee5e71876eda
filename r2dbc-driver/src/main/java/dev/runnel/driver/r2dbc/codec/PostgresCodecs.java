package dev.runnel.driver.r2dbc.codec;

import static io.r2dbc.postgresql.codec.PostgresqlObjectId.BOOL;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.BOOL_ARRAY;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.INT8;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.INT8_ARRAY;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.TEXT;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.TEXT_ARRAY;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.TIMESTAMPTZ;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.TIMESTAMPTZ_ARRAY;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.UUID_ARRAY;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.codec.CodecRegistry;
import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.postgresql.extension.CodecRegistrar;
import java.time.Instant;
import java.util.UUID;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * What r2dbc-postgresql's own codecs cannot do: instants before 1582 (it reads them by the Julian calendar) and beyond the year
 * 9999, and arrays as binary. They write on the heap: what a cancel keeps from being sent is never released.
 */
public final class PostgresCodecs implements CodecRegistrar {

    @Override
    public Publisher<Void> register(
            PostgresqlConnection connection, ByteBufAllocator allocator, CodecRegistry registry) {
        registry.addFirst(new InstantCodec());
        array(registry, Boolean.class, BOOL, BOOL_ARRAY, (value, to) -> {
            to.writeInt(Byte.BYTES);
            to.writeBoolean(value);
        });
        array(registry, Long.class, INT8, INT8_ARRAY, (value, to) -> {
            to.writeInt(Long.BYTES);
            to.writeLong(value);
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
        array(registry, Instant.class, TIMESTAMPTZ, TIMESTAMPTZ_ARRAY, (value, to) -> {
            to.writeInt(Long.BYTES);
            to.writeLong(InstantCodec.microseconds(value));
        });
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
