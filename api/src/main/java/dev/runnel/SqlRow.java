package dev.runnel;

import dev.runnel.error.DecodeException;
import dev.runnel.mapping.Encoding;
import dev.runnel.spi.DetachedRow;
import java.util.List;
import java.util.Optional;

/**
 * A row of SQL of the application, read by the names of its columns. Case does not matter. A value is read as a field of its class is. Immutable.
 */
public final class SqlRow {
    private final DetachedRow row;

    SqlRow(DetachedRow row) {
        this.row = row;
    }

    /** Returns the names of the columns as the database returns them, in order. */
    public List<String> columns() {
        return row.columns();
    }

    /**
     * Returns the value of a column.
     *
     * @param column the name of the column
     * @param type the class of the value
     * @throws DecodeException when the value is NULL or not of the class, and when the column is missing or doubled
     */
    public <T> T get(String column, Class<T> type) {
        return find(column, type)
                .orElseThrow(() ->
                        failed("the value is NULL, and is read as a required value", column, "read it with find(…)"));
    }

    /**
     * Returns the value of a column, empty for NULL.
     *
     * @param column the name of the column
     * @param type the class of the value
     * @throws DecodeException when the value is not of the class, and when the column is missing or doubled
     */
    @SuppressWarnings("unchecked")
    public <T> Optional<T> find(String column, Class<T> type) {
        Encoding<Object, Object> encoding = SqlArguments.encoding(type);
        int at = position(column);
        try {
            Object stored = row.get(at, encoding.storage());
            return stored == null ? Optional.empty() : (Optional<T>) Optional.of(encoding.decode(stored));
        } catch (DecodeException unreadable) {
            throw unreadable.with("column", column);
        }
    }

    private int position(String column) {
        List<String> names = row.columns();
        int found = -1;
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(column)) {
                if (found >= 0) {
                    throw failed(
                            "the result has two columns of one name",
                            column,
                            "name the columns of the SQL differently");
                }
                found = i;
            }
        }
        if (found < 0) {
            throw failed("the result lacks a column", column, "select the column in the SQL, or name it with AS");
        }
        return found;
    }

    private static DecodeException failed(String what, String column, String hint) {
        return new DecodeException(what).with("column", column).hint(hint);
    }
}
