package dev.runnel.spi;

import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.type.Type;
import java.util.List;

/**
 * Updates the rows for which a condition is true. The table is the only source of its expressions; other tables occur
 * in subqueries only.
 *
 * @param table the table
 * @param assignments the columns that are set; each expression reads the row as it was before the update
 * @param where a condition over the table
 * @param returning the columns that are returned for each updated row, with their new values; empty for none. Their
 *     order is undefined
 */
public record UpdateRows(Table table, List<Assignment> assignments, TableExpr where, List<Column> returning)
        implements Operation {

    /**
     * A column and its new value.
     *
     * @param column the column
     * @param value an expression over the row as it was before the update
     */
    public record Assignment(Column column, TableExpr value) {}

    public UpdateRows {
        assignments = List.copyOf(assignments);
        returning = List.copyOf(returning);
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
        return visitor.visitUpdate(this);
    }
}
