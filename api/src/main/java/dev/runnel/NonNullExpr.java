package dev.runnel;

import dev.runnel.internal.SelectionBuilder;
import dev.runnel.spi.Row;
import dev.runnel.spi.RowReader;

/**
 * An expression that is never NULL. Its selection is the value itself.
 *
 * @param <M> the model that the expression starts at
 * @param <T> the Java type of its value
 */
public interface NonNullExpr<M, T> extends Expr<M, T>, Selectable<M, T> {
    /** Reads it from a selected row. Not for applications. */
    T read(Row row, int index);

    @Override
    default RowReader<T> addTo(SelectionBuilder selecting) {
        int at = selecting.addPresent(fragment());
        return row -> read(row, at);
    }
}
