package dev.runnel;

import java.util.Optional;

/**
 * A nullable column that the store does not look into: JSON. It is absent or not, which JSON's {@code null} has nothing to do with.
 *
 * @param <M> the model it starts at
 * @param <T> the Java type of its value
 */
public interface NullableJsonPath<M, T> extends Selectable<M, Optional<T>> {
    /** It is absent: NULL. */
    Condition<M> isNull();

    /** It is there, if only as JSON's {@code null}. */
    Condition<M> isNotNull();
}
