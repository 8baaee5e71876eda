package dev.runnel.sqlite;

import io.r2dbc.spi.RowMetadata;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a result, in their order. Names are case-insensitive, as in SQLite. If two columns have the same name,
 * a lookup returns the first.
 */
final class SqliteRowMetadata implements RowMetadata {
    private final String[] names;
    private final List<SqliteColumnMetadata> columns;
    private volatile @Nullable Map<String, Integer> positions;

    private SqliteRowMetadata(String[] names, List<SqliteColumnMetadata> columns) {
        this.names = names;
        this.columns = columns;
    }

    static SqliteRowMetadata of(String[] names, @Nullable String[] types) {
        List<SqliteColumnMetadata> columns = new ArrayList<>(names.length);
        for (int i = 0; i < names.length; i++) {
            columns.add(new SqliteColumnMetadata(names[i], types[i]));
        }
        return new SqliteRowMetadata(names, List.copyOf(columns));
    }

    String[] names() {
        return names;
    }

    int position(String name) {
        Integer exact = positions().get(name);
        Integer position = exact != null ? exact : positions().get(name.toLowerCase(Locale.ROOT));
        if (position == null) {
            throw new NoSuchElementException("the result has no column " + name);
        }
        return position;
    }

    @Override
    public SqliteColumnMetadata getColumnMetadata(int index) {
        if (index < 0 || index >= names.length) {
            throw outOf(index, names.length);
        }
        return columns.get(index);
    }

    static IndexOutOfBoundsException outOf(int index, int count) {
        return new IndexOutOfBoundsException(
                "the index of the column is " + index + "; the result has " + count + " columns");
    }

    @Override
    public SqliteColumnMetadata getColumnMetadata(String name) {
        return columns.get(position(name));
    }

    @Override
    public List<SqliteColumnMetadata> getColumnMetadatas() {
        return columns;
    }

    @Override
    public boolean contains(String name) {
        return positions().containsKey(name.toLowerCase(Locale.ROOT));
    }

    private Map<String, Integer> positions() {
        Map<String, Integer> known = positions;
        if (known == null) {
            known = new HashMap<>();
            for (int i = 0; i < names.length; i++) {
                known.putIfAbsent(names[i].toLowerCase(Locale.ROOT), i);
            }
            positions = known;
        }
        return known;
    }
}
