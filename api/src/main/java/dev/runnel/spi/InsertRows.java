package dev.runnel.spi;

import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Inserts rows. The value in slot {@code rowsSlot} is a {@code List<Object[]>}, not empty, each with a storage value or null for
 * every one of {@code insert}, by position, and then what the computed columns are computed from.
 *
 * @param insert the columns that are given values: all of the table, or all but its identity
 * @param returning what each inserted row gives back; empty for none. Without the identity in {@code insert} the rows come back in the
 *     order of those that were handed in; otherwise no order is promised
 * @param computing what the store computes
 */
public record InsertRows(
        Table table, List<Column> insert, int rowsSlot, List<Column> returning, ComputedColumns computing)
        implements Operation {
    /**
     * Columns that the store computes, of values alone. The slot of a hole is the position of a cell in the row, counted from the
     * first one behind those of the columns.
     *
     * @param columns each of {@code insert}, and once
     * @param cells what lies behind the cells of the columns
     */
    public record ComputedColumns(List<Computed> columns, List<Type.Scalar> cells) {
        public static final ComputedColumns NOTHING = new ComputedColumns(List.of(), List.of());

        public ComputedColumns {
            columns = List.copyOf(columns);
            cells = List.copyOf(cells);
        }

        /** Whether a column is computed in some rows only, or not in all alike. */
        public boolean variesByRow() {
            return columns.stream().anyMatch(computed -> computed.choice() != null);
        }
    }

    /**
     * A column that is computed in some rows or all. Its own cell is null where it is.
     *
     * @param values what it becomes, at least one
     * @param choice says of a row which of them it is, the first is 1; null if it is the cell of the column. Without a choice every row
     *     has the only one
     */
    public record Computed(Column column, List<TableExpr> values, Value.@Nullable Param choice) {
        public Computed {
            values = List.copyOf(values);
        }
    }

    public InsertRows {
        insert = List.copyOf(insert);
        returning = List.copyOf(returning);
    }

    /** Of values alone. */
    public InsertRows(Table table, List<Column> insert, int rowsSlot, List<Column> returning) {
        this(table, insert, rowsSlot, returning, ComputedColumns.NOTHING);
    }

    /** The types of the cells of a row. */
    public List<Type.Scalar> cells() {
        return Stream.concat(insert.stream().map(Column::type), computing.cells().stream())
                .toList();
    }

    /** How a column is computed; empty if it is not. */
    public Optional<Computed> computed(Column column) {
        return computing.columns().stream()
                .filter(computed -> computed.column().equals(column))
                .findFirst();
    }

    /** The column that the store counts up; empty if every one is given a value. */
    public Optional<Column> generatedColumn() {
        return table.columns().stream()
                .filter(column -> column.identity() && !insert.contains(column))
                .findFirst();
    }

    @Override
    public List<Type.Scalar> columns() {
        return returning.stream().map(Column::type).toList();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitInsert(this);
    }
}
