package dev.runnel;

/**
 * A prepared statement with one parameter: see {@link Prepared}. Immutable.
 *
 * @param <A> the type of the value
 * @param <S> the type of the statement
 */
public final class Prepared1<A, S extends Statement<?>> {
    private final PreparedTemplate<S> template;

    Prepared1(PreparedTemplate<S> template) {
        this.template = template;
    }

    /**
     * Returns the statement with this value.
     *
     * @throws dev.runnel.error.InvalidValueException when a value is null or does not fit
     */
    public S with(A a) {
        return template.with(a);
    }
}
