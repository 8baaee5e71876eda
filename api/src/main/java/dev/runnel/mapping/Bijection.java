package dev.runnel.mapping;

/**
 * A one-to-one way between the values of two Java types: {@code decode(encode(a))} equals {@code a} for every {@code a} that is taken.
 * An application writes one and names it in {@link dev.runnel.model.Convert}:
 *
 * <pre>{@code
 * public final class CentsOfMoney implements Bijection.Ordered<Money, Long> {
 *     public Long encode(Money money) { return money.cents(); }
 *     public Money decode(Long cents) { return new Money(cents); }
 * }
 * }</pre>
 *
 * <p>Equality is always kept, since different values have different stored values. Whether the order and the sum are kept is said by
 * the interface that is implemented, so that the compiler knows which operators a path has: {@link Ordered}, {@link Additive}, both, or
 * neither. {@code BijectionLaws} of {@code runnel-tck} tests all of it. The terms are those of algebra: an operator that is kept is one
 * that the encoding is a homomorphism of.
 *
 * <p>An implementation has no state that changes; one instance serves every thread. Null is neither taken nor given. A value that it does
 * not take is one that it throws on: {@code InvalidValueException} where the application gave it, {@code DecodeException} where the database did.
 *
 * @param <A> the values of the application
 * @param <B> what stands for them
 */
public interface Bijection<A, B> {

    /** What stands for a value. */
    B encode(A value);

    /** What a stored value stands for. */
    A decode(B stored);

    /** Whether an operator on two values comes out as that on what stands for them, so that it can be left to the store. */
    default boolean preserves(PreservedOperator operator) {
        return switch (operator) {
            case EQUAL -> true;
            case LESS -> this instanceof Ordered;
            case PLUS -> this instanceof Additive;
        };
    }

    /** This, and then {@code next}. It keeps what both keep. */
    default <C> Bijection<A, C> andThen(Bijection<B, C> next) {
        return new Composed<>(this, next);
    }

    /** One that keeps the order: {@code a < b} exactly where {@code encode(a) < encode(b)}. */
    interface Ordered<A, B> extends Bijection<A, B> {}

    /** One that keeps the sum: {@code encode(a + b)} is {@code encode(a) + encode(b)}. */
    interface Additive<A, B> extends Bijection<A, B> {}

    /** Two in a row. */
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
