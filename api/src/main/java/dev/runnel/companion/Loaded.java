package dev.runnel.companion;

import dev.runnel.Deferred;
import dev.runnel.schema.Field;
import dev.runnel.spi.Row;
import org.jspecify.annotations.Nullable;

/** How generated decoders take what a read merged into a row. */
public final class Loaded {
    private Loaded() {}

    /** A component whose Java type is not that of its storage value. */
    @SuppressWarnings("unchecked")
    public static <T> T value(Field field, Object stored) {
        return (T) field.decode(stored);
    }

    /** As {@link #value}, of a column that may be absent. */
    public static <T> @Nullable T valueOrNull(Field field, @Nullable Object stored) {
        return stored == null ? null : value(field, stored);
    }

    /**
     * A deferred relation.
     *
     * @param cell where it lies, or a negative number if the read left it out
     * @param unloaded what it is then
     */
    @SuppressWarnings("unchecked")
    public static <T> Deferred<T> relation(Row row, int cell, Deferred<T> unloaded) {
        return cell < 0 ? unloaded : (Deferred<T>) row.get(cell);
    }

    /** An eager relation, which every read merges: a record, an {@code Optional} of one, or a list. */
    @SuppressWarnings("unchecked")
    public static <T> T eager(Row row, int cell) {
        return (T) row.get(cell);
    }
}
