package dev.runnel;

/**
 * A prepared statement with four parameters: see {@link Prepared}. Immutable.
 *
 * @param <A> the type of the first value
 * @param <B> the type of the second value
 * @param <C> the type of the third value
 * @param <D> the type of the fourth value
 * @param <S> the type of the statement
 */
public final class Prepared4<A, B, C, D, S extends Statement<?>> {
    private final PreparedTemplate<S> template;

    Prepared4(PreparedTemplate<S> template) {
        this.template = template;
    }

    /**
     * Returns the statement with these values.
     *
     * @throws dev.runnel.error.InvalidValueException when a value is null or does not fit
     */
    public S with(A a, B b, C c, D d) {
        return template.with(a, b, c, d);
    }
}
