package dev.runnel.spi;

import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.type.Type;
import java.util.List;

/**
 * Inserts rows. The value in slot {@code rowsSlot} is a {@code List<Object[]>}, not empty, each with a storage value or null for
 * every one of {@code columns}, by position.
 *
 * @param returning what each inserted row gives back; empty for none. The order of the rows is not promised
 */
public record InsertRows(Table table, List<Column> insert, int rowsSlot, List<Column> returning) implements Operation {
    public InsertRows {
        insert = List.copyOf(insert);
        returning = List.copyOf(returning);
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
