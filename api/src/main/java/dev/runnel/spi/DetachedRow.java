package dev.runnel.spi;

import dev.runnel.type.StorageType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row that remains valid after its reader has returned. Immutable, and read by any thread. */
public interface DetachedRow {
    /** Returns the names of the columns, in order, as the database returns them. All rows of a result share the list. */
    List<String> columns();

    /**
     * Returns the value of a column as a storage value, or null for NULL.
     *
     * @param index the position of the column, from 0
     * @param type the storage type
     * @throws dev.runnel.error.DecodeException if the stored value is not a value of the storage type
     */
    @Nullable
    Object get(int index, StorageType type);
}
