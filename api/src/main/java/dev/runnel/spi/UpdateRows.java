package dev.runnel.spi;

import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.type.Type;
import java.util.List;

/**
 * Changes the rows that {@code where} holds for. Its only source is the table; anything else is inside {@code Exists}.
 *
 * @param assignments columns and what they become, computed from the row as it was
 * @param returning what each changed row gives back, after the change; empty for none
 */
public record UpdateRows(Table table, List<Assignment> assignments, TableExpr where, List<Column> returning)
        implements Operation {

    /** A column and what it becomes. */
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
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitUpdate(this);
    }
}
