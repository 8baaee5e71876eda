package dev.runnel.companion;

import dev.runnel.Deferred;
import dev.runnel.spi.Row;

/** How generated decoders take what a read merged into a row. */
public final class Loaded {
    private Loaded() {}

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
