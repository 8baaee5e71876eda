package dev.runnel;

import java.util.Optional;

/**
 * A nullable JSON column. It can be selected and compared with NULL. The JSON value {@code null} is not NULL.
 *
 * @param <M> the model that the expression starts at
 * @param <T> the Java type of its value
 */
public interface NullableJsonPath<M, T> extends Selectable<M, Optional<T>> {
    /** Returns the condition that the column is NULL. */
    Condition<M> isNull();

    /** Returns the condition that the column is not NULL. The JSON value {@code null} is not NULL. */
    Condition<M> isNotNull();
}
