package dev.runnel.spi;

import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.type.Type;
import java.util.List;
import java.util.Optional;

/**
 * Inserts rows. The value in slot {@code rowsSlot} is a {@code List<Object[]>}, not empty, each with a storage value or null for
 * every one of {@code insert}, by position.
 *
 * @param insert the columns that are given values: all of the table, or all but its identity
 * @param returning what each inserted row gives back; empty for none. Without the identity in {@code insert} the rows come back in the
 *     order of those that were handed in; otherwise no order is promised
 */
public record InsertRows(Table table, List<Column> insert, int rowsSlot, List<Column> returning) implements Operation {
    public InsertRows {
        insert = List.copyOf(insert);
        returning = List.copyOf(returning);
    }

    /** The column that the store counts up; empty if every one is given a value. */
    public Optional<Column> counted() {
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
