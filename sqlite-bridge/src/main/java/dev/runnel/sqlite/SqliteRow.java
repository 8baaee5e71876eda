package dev.runnel.sqlite;

import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import org.jspecify.annotations.Nullable;

/** The cells of a row, which stay what they are for as long as somebody holds it. */
final class SqliteRow implements Row, Result.RowSegment {
    private final RunColumns columns;
    private final @Nullable Object[] cells;

    SqliteRow(RunColumns columns, @Nullable Object[] cells) {
        this.columns = columns;
        this.cells = cells;
    }

    @Override
    public Row row() {
        return this;
    }

    @Override
    public Columns getMetadata() {
        return columns.get();
    }

    @Override
    public <T> @Nullable T get(int index, Class<T> type) {
        if (index < 0 || index >= cells.length) {
            throw Columns.outOf(index, cells.length);
        }
        return Values.decode(cells[index], Required.nonNull(type, "type"), columns, index);
    }

    @Override
    public <T> @Nullable T get(String name, Class<T> type) {
        return get(columns.get().position(Required.nonNull(name, "name")), type);
    }
}
