package dev.runnel;

/**
 * The conditions that an optional to-one relation has in addition to {@link ToOnePath}.
 *
 * @param <M> the model that the path starts at
 */
public interface OptionalToOnePath<M> {
    /** Returns the condition that the relation has no row. */
    Condition<M> isNull();

    /** Returns the condition that the relation has a row. */
    Condition<M> isNotNull();
}
