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
 * One row of a result, valid only during {@link RowReader#read}: a driver reuses one object for all rows of a result.
 *
 * <p>Columns are addressed by position, from 0, in the order of {@link Operation#columns}. A value has the Java class
 * of its storage type, {@link dev.runnel.type.StorageType#carrier}. A method {@code getX} is for a column that is not
 * nullable, and throws {@link DecodeException} for NULL. A method {@code getXOrNull} returns null for NULL. A driver
 * has to implement {@link #get} alone; it may override the others to avoid boxing.
 */
public interface Row {

    /**
     * Returns the storage value of a column, or null for NULL.
     *
     * @param index the position of the column, from 0
     * @throws DecodeException if the stored value is not a value of the storage type
     */
    @Nullable
    Object get(int index);

    /** Returns a copy of the row that remains valid, for a {@link SqlOperation.AllColumns}. */
    default DetachedRow detached() {
        throw new IllegalStateException("the columns of this row are declared");
    }

    /**
     * Returns the storage value of a column that is not nullable.
     *
     * @throws DecodeException if the stored value is NULL
     */
    default Object getPresent(int index) {
        Object value = get(index);
        if (value == null) {
            throw absent(index);
        }
        return value;
    }

    /** Returns the boolean value of a column, or null for NULL. */
    default @Nullable Boolean getBooleanOrNull(int index) {
        return (Boolean) get(index);
    }

    /** Returns the 16-bit integer of a column, or null for NULL. */
    default @Nullable Short getShortOrNull(int index) {
        return (Short) get(index);
    }

    /** Returns the 32-bit integer of a column, or null for NULL. */
    default @Nullable Integer getIntOrNull(int index) {
        return (Integer) get(index);
    }

    /** Returns the 64-bit integer of a column, or null for NULL. */
    default @Nullable Long getLongOrNull(int index) {
        return (Long) get(index);
    }

    /** Returns the 32-bit floating-point number of a column, or null for NULL. */
    default @Nullable Float getFloatOrNull(int index) {
        return (Float) get(index);
    }

    /** Returns the 64-bit floating-point number of a column, or null for NULL. */
    default @Nullable Double getDoubleOrNull(int index) {
        return (Double) get(index);
    }

    /** Returns the decimal value of a column, or null for NULL. */
    default @Nullable BigDecimal getDecimalOrNull(int index) {
        return (BigDecimal) get(index);
    }

    /** Returns the string of a column, or null for NULL. */
    default @Nullable String getStringOrNull(int index) {
        return (String) get(index);
    }

    /** Returns the byte array of a column, or null for NULL. */
    default byte @Nullable [] getBytesOrNull(int index) {
        return (byte[]) get(index);
    }

    /** Returns the UUID of a column, or null for NULL. */
    default @Nullable UUID getUuidOrNull(int index) {
        return (UUID) get(index);
    }

    /** Returns the date of a column, or null for NULL. */
    default @Nullable LocalDate getDateOrNull(int index) {
        return (LocalDate) get(index);
    }

    /** Returns the time of day of a column, or null for NULL. */
    default @Nullable LocalTime getTimeOrNull(int index) {
        return (LocalTime) get(index);
    }

    /** Returns the date and time without a zone of a column, or null for NULL. */
    default @Nullable LocalDateTime getDateTimeOrNull(int index) {
        return (LocalDateTime) get(index);
    }

    /** Returns the instant of a column, or null for NULL. */
    default @Nullable Instant getInstantOrNull(int index) {
        return (Instant) get(index);
    }

    /**
     * Returns the boolean value of a column that is not nullable.
     *
     * @throws DecodeException if the stored value is NULL
     */
    default boolean getBoolean(int index) {
        Boolean value = getBooleanOrNull(index);
        if (value == null) {
            throw absent(index);
        }
        return value;
    }

    /**
     * Returns the 16-bit integer of a column that is not nullable.
     *
     * @throws DecodeException if the stored value is NULL
     */
    default short getShort(int index) {
        Short value = getShortOrNull(index);
        if (value == null) {
            throw absent(index);
        }
        return value;
    }

    /**
     * Returns the 32-bit integer of a column that is not nullable.
     *
     * @throws DecodeException if the stored value is NULL
     */
    default int getInt(int index) {
        Integer value = getIntOrNull(index);
        if (value == null) {
            throw absent(index);
        }
        return value;
    }

    /**
     * Returns the 64-bit integer of a column that is not nullable.
     *
     * @throws DecodeException if the stored value is NULL
     */
    default long getLong(int index) {
        Long value = getLongOrNull(index);
        if (value == null) {
            throw absent(index);
        }
        return value;
    }

    /**
     * Returns the 32-bit floating-point number of a column that is not nullable.
     *
     * @throws DecodeException if the stored value is NULL
     */
    default float getFloat(int index) {
        Float value = getFloatOrNull(index);
        if (value == null) {
            throw absent(index);
        }
        return value;
    }

    /**
     * Returns the 64-bit floating-point number of a column that is not nullable.
     *
     * @throws DecodeException if the stored value is NULL
     */
    default double getDouble(int index) {
        Double value = getDoubleOrNull(index);
        if (value == null) {
            throw absent(index);
        }
        return value;
    }

    /**
     * Returns the decimal value of a column that is not nullable.
     *
     * @throws DecodeException if the stored value is NULL
     */
    default BigDecimal getDecimal(int index) {
        BigDecimal value = getDecimalOrNull(index);
        if (value == null) {
            throw absent(index);
        }
        return value;
    }

    /**
     * Returns the string of a column that is not nullable.
     *
     * @throws DecodeException if the stored value is NULL
     */
    default String getString(int index) {
        String value = getStringOrNull(index);
        if (value == null) {
            throw absent(index);
        }
        return value;
    }

    /**
     * Returns the byte array of a column that is not nullable.
     *
     * @throws DecodeException if the stored value is NULL
     */
    default byte[] getBytes(int index) {
        byte[] value = getBytesOrNull(index);
        if (value == null) {
            throw absent(index);
        }
        return value;
    }

    /**
     * Returns the UUID of a column that is not nullable.
     *
     * @throws DecodeException if the stored value is NULL
     */
    default UUID getUuid(int index) {
        UUID value = getUuidOrNull(index);
        if (value == null) {
            throw absent(index);
        }
        return value;
    }

    /**
     * Returns the date of a column that is not nullable.
     *
     * @throws DecodeException if the stored value is NULL
     */
    default LocalDate getDate(int index) {
        LocalDate value = getDateOrNull(index);
        if (value == null) {
            throw absent(index);
        }
        return value;
    }

    /**
     * Returns the time of day of a column that is not nullable.
     *
     * @throws DecodeException if the stored value is NULL
     */
    default LocalTime getTime(int index) {
        LocalTime value = getTimeOrNull(index);
        if (value == null) {
            throw absent(index);
        }
        return value;
    }

    /**
     * Returns the date and time without a zone of a column that is not nullable.
     *
     * @throws DecodeException if the stored value is NULL
     */
    default LocalDateTime getDateTime(int index) {
        LocalDateTime value = getDateTimeOrNull(index);
        if (value == null) {
            throw absent(index);
        }
        return value;
    }

    /**
     * Returns the instant of a column that is not nullable.
     *
     * @throws DecodeException if the stored value is NULL
     */
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
