package dev.runnel.spi;

import dev.runnel.error.DecodeException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row while it is being read. A driver reuses one adapter for every row of a result: it is valid only during
 * {@link RowReader#read}. Cells are storage values, by index. {@code getX} is for columns that are not nullable and fails with
 * {@link DecodeException} on an absent value; {@code getXOrNull} takes both.
 */
public interface Row {

    /** The storage value, or null if absent. */
    @Nullable
    Object get(int index);

    /** The storage value, which must be there. */
    default Object getPresent(int index) {
        Object value = get(index);
        if (value == null) {
            throw absent(index);
        }
        return value;
    }

    default @Nullable Boolean getBooleanOrNull(int index) {
        return (Boolean) get(index);
    }

    default @Nullable Short getShortOrNull(int index) {
        return (Short) get(index);
    }

    default @Nullable Integer getIntOrNull(int index) {
        return (Integer) get(index);
    }

    default @Nullable Long getLongOrNull(int index) {
        return (Long) get(index);
    }

    default @Nullable Float getFloatOrNull(int index) {
        return (Float) get(index);
    }

    default @Nullable Double getDoubleOrNull(int index) {
        return (Double) get(index);
    }

    default @Nullable BigDecimal getDecimalOrNull(int index) {
        return (BigDecimal) get(index);
    }

    default @Nullable String getStringOrNull(int index) {
        return (String) get(index);
    }

    default byte @Nullable [] getBytesOrNull(int index) {
        return (byte[]) get(index);
    }

    default @Nullable UUID getUuidOrNull(int index) {
        return (UUID) get(index);
    }

    default @Nullable LocalDate getDateOrNull(int index) {
        return (LocalDate) get(index);
    }

    default @Nullable LocalTime getTimeOrNull(int index) {
        return (LocalTime) get(index);
    }

    default @Nullable LocalDateTime getDateTimeOrNull(int index) {
        return (LocalDateTime) get(index);
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

    default short getShort(int index) {
        Short value = getShortOrNull(index);
        if (value == null) {
            throw absent(index);
        }
        return value;
    }

    default int getInt(int index) {
        Integer value = getIntOrNull(index);
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

    default float getFloat(int index) {
        Float value = getFloatOrNull(index);
        if (value == null) {
            throw absent(index);
        }
        return value;
    }

    default double getDouble(int index) {
        Double value = getDoubleOrNull(index);
        if (value == null) {
            throw absent(index);
        }
        return value;
    }

    default BigDecimal getDecimal(int index) {
        BigDecimal value = getDecimalOrNull(index);
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

    default byte[] getBytes(int index) {
        byte[] value = getBytesOrNull(index);
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

    default LocalDate getDate(int index) {
        LocalDate value = getDateOrNull(index);
        if (value == null) {
            throw absent(index);
        }
        return value;
    }

    default LocalTime getTime(int index) {
        LocalTime value = getTimeOrNull(index);
        if (value == null) {
            throw absent(index);
        }
        return value;
    }

    default LocalDateTime getDateTime(int index) {
        LocalDateTime value = getDateTimeOrNull(index);
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

    private static DecodeException absent(int index) {
        return new DecodeException("the stored value is NULL, and the component is required")
                .with("position", Integer.toString(index))
                .hint("declare the component Optional, or correct the rows and declare the column NOT NULL");
    }
}
