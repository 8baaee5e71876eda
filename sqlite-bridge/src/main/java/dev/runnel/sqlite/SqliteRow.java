package dev.runnel.sqlite;

import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import org.jspecify.annotations.Nullable;

/** A row: its own copy of the cells, which later steps do not change. It can be read by index also after the run. */
final class SqliteRow implements Row, Result.RowSegment {
    private final LazyColumnNames columns;
    private final @Nullable Object[] cells;

    SqliteRow(LazyColumnNames columns, @Nullable Object[] cells) {
        this.columns = columns;
        this.cells = cells;
    }

    @Override
    public Row row() {
        return this;
    }

    @Override
    public SqliteRowMetadata getMetadata() {
        return columns.get();
    }

    @Override
    public <T> @Nullable T get(int index, Class<T> type) {
        if (index < 0 || index >= cells.length) {
            throw SqliteRowMetadata.outOf(index, cells.length);
        }
        return SqliteValues.decode(cells[index], Arguments.nonNull(type, "type"), columns, index);
    }

    @Override
    public <T> @Nullable T get(String name, Class<T> type) {
        return get(columns.get().position(Arguments.nonNull(name, "name")), type);
    }
}
