package dev.runnel.companion;

import dev.runnel.Condition;
import dev.runnel.Include;
import dev.runnel.Query;
import dev.runnel.Selectable;
import dev.runnel.ToOnePath;
import dev.runnel.internal.SelectionPart;
import java.util.Collection;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A generated to-one path, which has the fields of the related model.
 *
 * @param <M> the model that the path starts at
 * @param <C> the related model
 * @param <Q> the query of the related model
 */
public interface ModelPath<M, C, Q extends Query<C, ?, Q>> extends ToOnePath<M, C, Q> {
    @Override
    default Condition<M> eq(C row) {
        return fields(this).relationEquals(row);
    }

    @Override
    default Condition<M> ne(C row) {
        return eq(row).not();
    }

    @Override
    default Condition<M> in(Collection<? extends C> rows) {
        return fields(this).relatedToOneOf(rows);
    }

    @Override
    default Include<M> with(UnaryOperator<Q> shape) {
        return fields(this).including(shape.apply(fields(this).metadata().all()));
    }

    @Override
    default Selectable<M, Optional<C>> optional() {
        dev.runnel.stmt.Include include = fields(this).include().include();
        return (Selectable<M, Optional<C>> & SelectionPart<Optional<C>>)
                selecting -> RelatedRowsReader.oneOrNone(selecting, include);
    }

    /** Casts to the superclass of all generated paths. */
    @SuppressWarnings("unchecked")
    private static <M> FieldsBase<M> fields(ToOnePath<M, ?, ?> path) {
        return (FieldsBase<M>) path;
    }
}
