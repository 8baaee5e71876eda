package dev.runnel.spi;

import dev.runnel.error.DecodeFailed;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row while it is being read. A driver reuses one adapter for every row of a result: it is valid only during
 * {@link RowReader#read}. Cells are storage values, by index. {@code getX} is for columns that are not nullable and fails with
 * {@link DecodeFailed} on an absent value; {@code getXOrNull} takes both.
 */
public interface Row {

    /** The storage value, or null if absent. */
    @Nullable
    Object get(int index);

    default @Nullable Boolean getBooleanOrNull(int index) {
        return (Boolean) get(index);
    }

    default @Nullable Long getLongOrNull(int index) {
        return (Long) get(index);
    }

    default @Nullable String getStringOrNull(int index) {
        return (String) get(index);
    }

    default @Nullable UUID getUuidOrNull(int index) {
        return (UUID) get(index);
    }

    default @Nullable Instant getInstantOrNull(int index) {
        return (Instant) get(index);
    }

    default boolean getBoolean(int index) {
        Boolean value = getBooleanOrNull(index);
        if (value == null) {
            throw absent(index);
        }
        return value;
    }

    default long getLong(int index) {
        Long value = getLongOrNull(index);
        if (value == null) {
            throw absent(index);
        }
        return value;
    }

    default String getString(int index) {
        String value = getStringOrNull(index);
        if (value == null) {
            throw absent(index);
        }
        return value;
    }

    default UUID getUuid(int index) {
        UUID value = getUuidOrNull(index);
        if (value == null) {
            throw absent(index);
        }
        return value;
    }

    default Instant getInstant(int index) {
        Instant value = getInstantOrNull(index);
        if (value == null) {
            throw absent(index);
        }
        return value;
    }

    private static DecodeFailed absent(int index) {
        return new DecodeFailed("a column that the model requires is NULL in the database")
                .with("position", Integer.toString(index))
                .hint("make the component Optional, or the column NOT NULL");
    }
}
