package dev.runnel;

import dev.runnel.internal.SelectionBuilder;
import dev.runnel.spi.RowReader;

/**
 * The number of related rows; 0 where there are none.
 *
 * @param <M> the model that the expression starts at
 */
public interface CountExpr<M> extends NumberExpr<M, Long>, Selectable<M, Long> {
    @Override
    default RowReader<Long> addTo(SelectionBuilder selecting) {
        int at = selecting.add(fragment());
        return row -> row.getLong(at);
    }
}
