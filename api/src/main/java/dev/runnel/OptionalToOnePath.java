package dev.runnel;

/**
 * What an optional to-one relation has beside {@link ToOnePath}.
 *
 * @param <M> the model it starts at
 */
public interface OptionalToOnePath<M> {
    /** It leads nowhere. */
    Condition<M> isNull();

    /** It leads somewhere. */
    Condition<M> isNotNull();
}
