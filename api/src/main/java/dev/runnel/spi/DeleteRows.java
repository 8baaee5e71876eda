package dev.runnel.spi;

import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.type.Type;
import java.util.List;

/**
 * Removes the rows that {@code where} holds for. Its only source is the table; anything else is inside {@code Exists}.
 *
 * @param returning what each removed row gives back, as it was; empty for none
 */
public record DeleteRows(Table table, TableExpr where, List<Column> returning) implements Operation {
    public DeleteRows {
        returning = List.copyOf(returning);
    }

    /** One that gives nothing back. */
    public DeleteRows(Table table, TableExpr where) {
        this(table, where, List.of());
    }

    @Override
    public List<Type.Scalar> columns() {
        return returning.stream().map(Column::type).toList();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitDelete(this);
    }
}
