package dev.runnel;

/**
 * A prepared statement with two parameters: see {@link Prepared}. Immutable.
 *
 * @param <A> the type of the first value
 * @param <B> the type of the second value
 * @param <S> the type of the statement
 */
public final class Prepared2<A, B, S extends Statement<?>> {
    private final PreparedTemplate<S> template;

    Prepared2(PreparedTemplate<S> template) {
        this.template = template;
    }

    /**
     * Returns the statement with these values.
     *
     * @throws dev.runnel.error.InvalidValueException when a value is null or does not fit
     */
    public S with(A a, B b) {
        return template.with(a, b);
    }
}
