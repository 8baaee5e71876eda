package dev.runnel.driver.r2dbc.codec;

import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The values of a row as an R2DBC driver returns them, copied. A value can be read as its own class, and a time as the
 * same time of another class.
 */
final class CopiedRow implements Row {
    private final @Nullable Object[] values;

    CopiedRow(@Nullable Object[] values) {
        this.values = values;
    }

    @Override
    public RowMetadata getMetadata() {
        throw new UnsupportedOperationException("a copied row has values only");
    }

    /** @throws ClassCastException if the value has another class */
    @Override
    public <T> @Nullable T get(int index, Class<T> type) {
        Object value = values[index];
        return type.cast(type.isInstance(value) ? own(value) : converted(value, type));
    }

    @Override
    public <T> @Nullable T get(String name, Class<T> type) {
        throw new UnsupportedOperationException("a copied row has no names");
    }

    /** A buffer is read more than once. */
    private static @Nullable Object own(@Nullable Object value) {
        return value instanceof ByteBuffer bytes ? bytes.duplicate() : value;
    }

    private static @Nullable Object converted(@Nullable Object value, Class<?> type) {
        if (type == Instant.class) {
            return value instanceof OffsetDateTime time
                    ? time.toInstant()
                    : value instanceof ZonedDateTime zoned ? zoned.toInstant() : value;
        }
        if (type == LocalDateTime.class && value instanceof ZonedDateTime zoned) {
            return zoned.withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
        }
        if (type == Duration.class && value instanceof LocalTime time) {
            return Duration.ofNanos(time.toNanoOfDay());
        }
        if (type == byte[].class && value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return bytes;
        }
        return value;
    }
}
