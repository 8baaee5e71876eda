package dev.runnel;

import dev.runnel.internal.Selecting;
import dev.runnel.spi.RowReader;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A to-one relation.
 *
 * @param <M> the model it starts at
 * @param <C> the model it leads to
 * @param <Q> the query of that model
 */
public interface OnePath<M, C, Q> extends Include<M>, Selectable<M, C> {
    /** It leads to this row. */
    Condition<M> eq(C row);

    /** It leads to another row, or nowhere. */
    Condition<M> ne(C row);

    /** Includes it, and what the shape includes with it. */
    Include<M> with(UnaryOperator<Q> shape);

    /** Its record, or nothing, selected: for a relation that may lead nowhere. */
    default Selectable<M, Optional<C>> optional() {
        return selecting -> RelatedRows.oneOrNone(selecting, include());
    }

    @Override
    default RowReader<C> addTo(Selecting selecting) {
        return RelatedRows.one(selecting, include());
    }
}
