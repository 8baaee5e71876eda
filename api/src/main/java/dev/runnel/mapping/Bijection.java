package dev.runnel.mapping;

/**
 * A one-to-one mapping between the values of two Java types: {@code decode(encode(a))} equals {@code a} for each
 * {@code a} that it accepts. An application implements one and refers to it in {@link dev.runnel.model.Convert}:
 *
 * <pre>{@code
 * public final class CentsOfMoney implements Bijection.Ordered<Money, Long> {
 *     public Long encode(Money money) { return money.cents(); }
 *     public Money decode(Long cents) { return new Money(cents); }
 * }
 * }</pre>
 *
 * <p>Each bijection preserves equality, because different values have different stored values. An implementation
 * declares by its interface whether it preserves order ({@link Ordered}) or sums ({@link Additive}), so that the
 * compiler knows the operators of a path. In terms of algebra, a bijection is a homomorphism of each operator that it
 * preserves. {@code BijectionLaws} of {@code runnel-tck} tests these properties.
 *
 * <p>An implementation has no mutable state; one instance serves all threads. Neither arguments nor results are null.
 * An implementation throws an exception for a value that it does not accept. Runnel reports the exception of
 * {@link #encode} as {@code InvalidValueException} and that of {@link #decode} as {@code DecodeException}.
 *
 * @param <A> the type of the values in the application
 * @param <B> the type of the stored values
 */
public interface Bijection<A, B> {

    /**
     * Returns the stored value.
     *
     * @param value a value of the application, not null
     */
    B encode(A value);

    /**
     * Returns the value of a stored value.
     *
     * @param stored a stored value, not null
     */
    A decode(B stored);

    /**
     * Returns whether an operator on two values has the same result on their stored values, so that the database can
     * compute it.
     */
    default boolean preserves(PreservedOperator operator) {
        return switch (operator) {
            case EQUAL -> true;
            case LESS -> this instanceof Ordered;
            case PLUS -> this instanceof Additive;
        };
    }

    /**
     * Returns the composition of this bijection and {@code next}. It preserves the operators that both preserve.
     *
     * @param next the bijection that is applied to the results of this one
     * @param <C> the type of the stored values of {@code next}
     */
    default <C> Bijection<A, C> andThen(Bijection<B, C> next) {
        return new Composed<>(this, next);
    }

    /**
     * A bijection that preserves order: {@code a < b} if and only if {@code encode(a) < encode(b)}.
     *
     * @param <A> the type of the values in the application
     * @param <B> the type of the stored values
     */
    interface Ordered<A, B> extends Bijection<A, B> {}

    /**
     * A bijection that preserves sums: {@code encode(a + b)} equals {@code encode(a) + encode(b)}.
     *
     * @param <A> the type of the values in the application
     * @param <B> the type of the stored values
     */
    interface Additive<A, B> extends Bijection<A, B> {}

    /**
     * The composition of two bijections.
     *
     * @param first the bijection that {@link #encode} applies first
     * @param second the bijection that {@link #encode} applies second
     * @param <A> the type of the values in the application
     * @param <B> the type of the intermediate values
     * @param <C> the type of the stored values
     */
    record Composed<A, B, C>(Bijection<A, B> first, Bijection<B, C> second) implements Bijection<A, C> {
        @Override
        public C encode(A value) {
            return second.encode(first.encode(value));
        }

        @Override
        public A decode(C stored) {
            return first.decode(second.decode(stored));
        }

        @Override
        public boolean preserves(PreservedOperator operator) {
            return first.preserves(operator) && second.preserves(operator);
        }
    }
}
