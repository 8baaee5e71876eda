package dev.runnel.companion;

import dev.runnel.Condition;
import dev.runnel.OptionalToOnePath;

/**
 * A generated path of an optional to-one relation.
 *
 * @param <M> the model that the path starts at
 */
public interface OptionalModelPath<M> extends OptionalToOnePath<M> {
    @Override
    default Condition<M> isNull() {
        return fields(this).relationIsNull();
    }

    @Override
    default Condition<M> isNotNull() {
        return fields(this).relationIsNotNull();
    }

    /** Casts to the superclass of all generated paths. */
    @SuppressWarnings("unchecked")
    private static <M> FieldsBase<M> fields(OptionalToOnePath<M> path) {
        return (FieldsBase<M>) path;
    }
}
