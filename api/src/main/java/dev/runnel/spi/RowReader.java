package dev.runnel.spi;

/**
 * Converts a row into a value. The driver calls it once for each row, inside its own row callback, on the thread that
 * received the row.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface RowReader<T> {
    /**
     * Converts one row.
     *
     * @param row the row; valid only during this call
     * @return the value, not null, which must not refer to the row
     * @throws dev.runnel.error.DecodeException if a stored value cannot be converted
     */
    T read(Row row);
}
