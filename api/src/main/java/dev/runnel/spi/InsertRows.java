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
 * Inserts rows.
 *
 * <p>The value of slot {@code rowsSlot} is a {@code List<Object[]>} that is not empty. Each array is one row: first a
 * storage value, or null for NULL, for each column of {@code insert}, by position, and then the operands of the
 * computed columns ({@link ComputedColumns#cells}).
 *
 * <p>A statement of at most {@link Capabilities.Writes#maxAtomicInsertRows} rows inserts all of them or none.
 *
 * @param table the table
 * @param insert the columns that are written: all columns of the table, or all but the auto-increment key
 * @param rowsSlot the slot of the rows in the values of the statement
 * @param returning the columns that are returned for each inserted row, as the database stores them; empty for none.
 *     If the database generates the key, the key is one of them, and the rows are returned in the order in which they
 *     were passed; otherwise their order is undefined
 * @param computing the columns that the database computes
 */
public record InsertRows(
        Table table, List<Column> insert, int rowsSlot, List<Column> returning, ComputedColumns computing)
        implements Operation {
    /**
     * Columns that the database computes from values alone, without a reference to a row. The slot of a parameter in
     * their expressions is a position in the array of a row, counted from the first element after those of the written
     * columns.
     *
     * @param columns the computed columns; each is a column of {@code insert} and occurs once
     * @param cells the types of the elements that follow those of the written columns
     */
    public record ComputedColumns(List<Computed> columns, List<Type.Scalar> cells) {
        /** No computed columns. */
        public static final ComputedColumns NOTHING = new ComputedColumns(List.of(), List.of());

        public ComputedColumns {
            columns = List.copyOf(columns);
            cells = List.copyOf(cells);
        }

        /** Returns whether some column is computed in some rows only, or by different expressions in different rows. */
        public boolean variesByRow() {
            return columns.stream().anyMatch(computed -> computed.choice() != null);
        }
    }

    /**
     * A column that the database computes in some rows or in all. In a row in which it is computed, its own element is
     * null.
     *
     * @param column the column
     * @param values the expressions, at least one
     * @param choice the parameter for the number of the expression of a row, from 1; its value is null in a row whose
     *     column is not computed. The parameter itself is null if each row uses the only expression
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

    /** Creates an insert without computed columns. */
    public InsertRows(Table table, List<Column> insert, int rowsSlot, List<Column> returning) {
        this(table, insert, rowsSlot, returning, ComputedColumns.NOTHING);
    }

    /** Returns this insert with other returned columns. */
    public InsertRows withReturning(List<Column> columns) {
        return new InsertRows(table, insert, rowsSlot, columns, computing);
    }

    /** Returns the types of the elements of a row. */
    public List<Type.Scalar> cells() {
        return Stream.concat(insert.stream().map(Column::type), computing.cells().stream())
                .toList();
    }

    /** Returns how a column is computed; empty if it is not. */
    public Optional<Computed> computed(Column column) {
        return computing.columns().stream()
                .filter(computed -> computed.column().equals(column))
                .findFirst();
    }

    /** Returns the auto-increment key, if the database generates it; empty if each column has a value. */
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
    public String subject() {
        return table.name();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitInsert(this);
    }
}
