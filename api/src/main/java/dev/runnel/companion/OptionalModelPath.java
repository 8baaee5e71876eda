package dev.runnel.companion;

import dev.runnel.Condition;
import dev.runnel.OptionalOnePath;

/**
 * A generated path of an optional to-one relation.
 *
 * @param <M> the model it starts at
 */
public interface OptionalModelPath<M> extends OptionalOnePath<M> {
    @Override
    default Condition<M> isNull() {
        return fields(this).relationIsNull();
    }

    @Override
    default Condition<M> isNotNull() {
        return fields(this).relationIsNotNull();
    }

    /** The superclass of every generated path. */
    @SuppressWarnings("unchecked")
    private static <M> FieldsBase<M> fields(OptionalOnePath<M> path) {
        return (FieldsBase<M>) path;
    }
}
