package dev.runnel.companion;

import dev.runnel.Condition;
import dev.runnel.Include;
import dev.runnel.Query;
import dev.runnel.ToOnePath;
import java.util.Collection;
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
    default dev.runnel.stmt.Include include() {
        return fields(this).including(fields(this).metadata().all()).include();
    }

    /** Casts to the superclass of all generated paths. */
    @SuppressWarnings("unchecked")
    private static <M> FieldsBase<M> fields(ToOnePath<M, ?, ?> path) {
        return (FieldsBase<M>) path;
    }
}
