package dev.runnel.sqlite;

import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import org.jspecify.annotations.Nullable;

/** The cells of a row, which stay what they are for as long as somebody holds it. */
final class SqliteRow implements Row, Result.RowSegment {
    private final Columns columns;
    private final @Nullable Object[] cells;

    SqliteRow(Columns columns, @Nullable Object[] cells) {
        this.columns = columns;
        this.cells = cells;
    }

    @Override
    public Row row() {
        return this;
    }

    @Override
    public Columns getMetadata() {
        return columns;
    }

    @Override
    public <T> @Nullable T get(int index, Class<T> type) {
        Column column = columns.getColumnMetadata(index);
        return Values.decode(cells[index], Required.nonNull(type, "type"), column);
    }

    @Override
    public <T> @Nullable T get(String name, Class<T> type) {
        return get(columns.position(Required.nonNull(name, "name")), type);
    }
}
