package dev.runnel.sqlite;

import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The column names of one run. They are read from SQLite on the first request, because a reader by index does not need
 * them. After the run they can no longer be read: another connection may change the table before the next run.
 * Thread-safe.
 */
final class LazyColumnNames {
    private volatile @Nullable SqliteRowMetadata known;
    /** Null after the run. Guarded by this. */
    private @Nullable NativeStatement run;

    LazyColumnNames(NativeStatement run) {
        this.run = run;
    }

    /** @throws IllegalStateException if the run is over and the names were never read */
    SqliteRowMetadata get() {
        SqliteRowMetadata columns = known;
        return columns != null ? columns : ask();
    }

    private synchronized SqliteRowMetadata ask() {
        if (known == null) {
            if (run == null) {
                throw new IllegalStateException(
                        "the column names are read after the result ended: read them while a row is mapped");
            }
            try {
                known = run.columns();
            } catch (SQLException e) {
                throw SqliteExceptions.of(e, run.sql());
            }
        }
        return Objects.requireNonNull(known);
    }

    /** The name of a column for an error text; its index if the name can no longer be read. */
    synchronized String name(int index) {
        return known == null && run == null
                ? Integer.toString(index)
                : get().getColumnMetadata(index).getName();
    }

    /** Marks the end of the run. */
    synchronized void over() {
        run = null;
    }
}
