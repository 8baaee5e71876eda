package dev.runnel;

import dev.runnel.internal.Selecting;
import dev.runnel.spi.Row;
import dev.runnel.spi.RowReader;

/**
 * A required column.
 *
 * @param <M> the model it starts at
 * @param <T> the Java type of its value
 */
public interface Path<M, T> extends OrderedExpr<M, T>, Selectable<M, T> {
    /** Reads it from a selected row. Not for applications. */
    T read(Row row, int index);

    @Override
    default RowReader<T> addTo(Selecting selecting) {
        int at = selecting.addPresent(fragment());
        return row -> read(row, at);
    }

    /** This column, selected as an {@code Optional}: for one that is reached through an optional relation. */
    NullablePath<M, T> optional();
}
