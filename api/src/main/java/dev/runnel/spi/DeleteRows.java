package dev.runnel.spi;

import dev.runnel.schema.Table;
import dev.runnel.type.Type;
import java.util.List;

/** Removes the rows that {@code where} holds for. Its only source is the table; anything else is inside {@code Exists}. */
public record DeleteRows(Table table, TableExpr where) implements Operation {
    @Override
    public List<Type.Scalar> columns() {
        return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitDelete(this);
    }
}
