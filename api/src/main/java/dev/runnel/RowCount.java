package dev.runnel;

import dev.runnel.internal.BoundExprSource;
import dev.runnel.internal.SelectionBuilder;
import dev.runnel.internal.SelectionPart;
import dev.runnel.spi.RowReader;
import dev.runnel.stmt.BoundExpr;

/** A number of rows or of their values. */
record RowCount<M>(BoundExpr fragment) implements CountExpr<M>, BoundExprSource, SelectionPart<Long> {
    @Override
    public RowReader<Long> addTo(SelectionBuilder selecting) {
        int at = selecting.add(fragment);
        return row -> row.getLong(at);
    }
}
