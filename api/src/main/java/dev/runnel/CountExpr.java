package dev.runnel;

import dev.runnel.internal.SelectionBuilder;
import dev.runnel.spi.RowReader;

/**
 * How many related rows there are; none are 0.
 *
 * @param <M> the model it starts at
 */
public interface CountExpr<M> extends NumberExpr<M, Long>, Selectable<M, Long> {
    @Override
    default RowReader<Long> addTo(SelectionBuilder selecting) {
        int at = selecting.add(fragment());
        return row -> row.getLong(at);
    }
}
