package dev.runnel.spi;

import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.type.Type;
import java.util.List;

/**
 * Deletes the rows for which a condition is true. The table is the only source of its expressions; other tables occur
 * in subqueries only.
 *
 * @param table the table
 * @param where a condition over the table
 * @param returning the columns that are returned for each deleted row, with their last values; empty for none. Their
 *     order is undefined
 */
public record DeleteRows(Table table, TableExpr where, List<Column> returning) implements Operation {
    public DeleteRows {
        returning = List.copyOf(returning);
    }

    /** Creates a delete that returns no rows. */
    public DeleteRows(Table table, TableExpr where) {
        this(table, where, List.of());
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
        return visitor.visitDelete(this);
    }
}
