package dev.runnel;

/**
 * What an optional to-one relation has beside {@link OnePath}.
 *
 * @param <M> the model it starts at
 */
public interface OptionalOnePath<M> {
    /** It leads nowhere. */
    Condition<M> isNull();

    /** It leads somewhere. */
    Condition<M> isNotNull();
}
