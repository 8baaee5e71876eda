package dev.runnel.driver.r2dbc.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.codec.CodecRegistry;
import io.r2dbc.postgresql.extension.CodecRegistrar;
import java.time.Instant;
import java.util.UUID;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * What r2dbc-postgresql's own codecs cannot do: instants before 1582 (it reads them by the Julian calendar) and beyond the year
 * 9999, and arrays as binary.
 */
public final class PostgresCodecs implements CodecRegistrar {
    private static final int BOOL = 16;
    private static final int BOOL_ARRAY = 1000;
    private static final int INT8 = 20;
    private static final int INT8_ARRAY = 1016;
    private static final int TEXT = 25;
    private static final int TEXT_ARRAY = 1009;
    private static final int UUID_TYPE = 2950;
    private static final int UUID_ARRAY = 2951;

    @Override
    public Publisher<Void> register(
            PostgresqlConnection connection, ByteBufAllocator allocator, CodecRegistry registry) {
        registry.addFirst(new InstantCodec(allocator));
        registry.addFirst(new ArrayCodec<>(allocator, Boolean.class, BOOL, BOOL_ARRAY, (value, to) -> {
            to.writeInt(Byte.BYTES);
            to.writeBoolean(value);
        }));
        registry.addFirst(new ArrayCodec<>(allocator, Long.class, INT8, INT8_ARRAY, (value, to) -> {
            to.writeInt(Long.BYTES);
            to.writeLong(value);
        }));
        registry.addFirst(new ArrayCodec<>(allocator, String.class, TEXT, TEXT_ARRAY, (value, to) -> {
            to.writeInt(ByteBufUtil.utf8Bytes(value));
            ByteBufUtil.writeUtf8(to, value);
        }));
        registry.addFirst(new ArrayCodec<>(allocator, UUID.class, UUID_TYPE, UUID_ARRAY, (value, to) -> {
            to.writeInt(2 * Long.BYTES);
            to.writeLong(value.getMostSignificantBits());
            to.writeLong(value.getLeastSignificantBits());
        }));
        registry.addFirst(new ArrayCodec<>(
                allocator, Instant.class, InstantCodec.TIMESTAMPTZ, InstantCodec.TIMESTAMPTZ_ARRAY, (value, to) -> {
                    to.writeInt(Long.BYTES);
                    to.writeLong(InstantCodec.microseconds(value));
                }));
        return Mono.empty();
    }

    /** Writes an element: its length in bytes, then the bytes. */
    @FunctionalInterface
    interface Element<T> {
        void write(T value, ByteBuf to);
    }
}
