package dev.runnel.sqlite;

import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The columns of the rows that one run gives. What they are called SQLite is asked when somebody wants to know, since who reads by index
 * does not, and no later than while the run goes on: another connection may change the table before the next one.
 */
final class LazyColumnNames {
    private volatile @Nullable SqliteRowMetadata known;
    /** Null when the run is over. Guarded by this. */
    private @Nullable NativeStatement run;

    LazyColumnNames(NativeStatement run) {
        this.run = run;
    }

    /** @throws IllegalStateException if nobody has asked before the run was over */
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

    /** For an error: what a column is called if that can still be said, else its number. */
    synchronized String name(int index) {
        return known == null && run == null
                ? Integer.toString(index)
                : get().getColumnMetadata(index).getName();
    }

    /** The run is over. */
    synchronized void over() {
        run = null;
    }
}
