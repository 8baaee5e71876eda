package dev.runnel.tck.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.mapping.Bijection;
import dev.runnel.mapping.PreservedOperator;
import java.util.Comparator;
import java.util.function.BinaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.jspecify.annotations.Nullable;

/**
 * The laws of a {@link Bijection}, as properties that jqwik tests with values of a generator. An application extends it for each of its
 * own:
 *
 * <pre>{@code
 * class CentsOfMoneyTest extends BijectionLaws<Money, Long> {
 *     protected Bijection<Money, Long> bijection() { return new CentsOfMoney(); }
 *     protected Arbitrary<Money> values() { return Arbitraries.longs().map(Money::ofCents); }
 *     protected Arbitrary<Long> stored() { return Arbitraries.longs(); }
 *     protected Comparator<Money> order() { return Comparator.comparing(Money::cents); }
 * }
 * }</pre>
 *
 * <p>{@link EdgeCases} has generators for what goes wrong most often. It needs {@code net.jqwik:jqwik} on the test path.
 *
 * @param <A> the values of the application
 * @param <B> what stands for them
 */
@Tag("bijection")
public abstract class BijectionLaws<A, B extends Comparable<? super B>> {

    protected abstract Bijection<A, B> bijection();

    /** Valid values. Values at the limits matter most. */
    protected abstract Arbitrary<A> values();

    /** Valid stored values. */
    protected abstract Arbitrary<B> stored();

    /** The order of the values, if the bijection preserves it; otherwise null. */
    protected @Nullable Comparator<A> order() {
        return null;
    }

    /**
     * The sum of values, if the bijection preserves it; otherwise null. The function returns null if the sum is not a
     * valid value.
     */
    protected @Nullable BinaryOperator<@Nullable A> sum() {
        return null;
    }

    /** The sum of stored values; null if the bijection does not preserve sums. */
    protected @Nullable BinaryOperator<B> storedSum() {
        return null;
    }

    @Provide
    final Arbitrary<A> valuesOfTheApplication() {
        return values();
    }

    @Provide
    final Arbitrary<B> valuesOfColumns() {
        return stored();
    }

    /** Decoding an encoded value returns the value. */
    @Property
    final void roundTrip(@ForAll("valuesOfTheApplication") A value) {
        assertThat(bijection().decode(bijection().encode(value))).isEqualTo(value);
    }

    /** Encoding a decoded value returns the stored value: each value has one stored form. */
    @Property
    final void oneFormEach(@ForAll("valuesOfColumns") B stored) {
        assertThat(bijection().encode(bijection().decode(stored))).isEqualByComparingTo(stored);
    }

    /** Two values are equal exactly if their stored forms are equal. */
    @Property
    final void equality(@ForAll("valuesOfTheApplication") A a, @ForAll("valuesOfTheApplication") A b) {
        assertThat(bijection().encode(a).compareTo(bijection().encode(b)) == 0).isEqualTo(a.equals(b));
    }

    /** The stored forms have the order of the values, if the bijection claims to preserve it. */
    @Property
    final void order(@ForAll("valuesOfTheApplication") A a, @ForAll("valuesOfTheApplication") A b) {
        if (bijection().preserves(PreservedOperator.LESS)) {
            Comparator<A> order = order();
            assertThat(order).as("order() of a bijection that keeps it").isNotNull();
            assertThat(Integer.signum(
                            bijection().encode(a).compareTo(bijection().encode(b))))
                    .isEqualTo(Integer.signum(order.compare(a, b)));
        }
    }

    /** The stored form of a sum is the sum of the stored forms, if the bijection claims to preserve it. */
    @Property
    final void sum(@ForAll("valuesOfTheApplication") A a, @ForAll("valuesOfTheApplication") A b) {
        if (bijection().preserves(PreservedOperator.PLUS)) {
            BinaryOperator<@Nullable A> sum = sum();
            BinaryOperator<B> storedSum = storedSum();
            assertThat(sum).as("sum() of a bijection that keeps it").isNotNull();
            assertThat(storedSum).as("storedSum() of a bijection that keeps it").isNotNull();
            A both = sum.apply(a, b);
            if (both != null) {
                assertThat(bijection().encode(both))
                        .isEqualByComparingTo(storedSum.apply(
                                bijection().encode(a), bijection().encode(b)));
            }
        }
    }

    /** The composition with an identity has the same results. */
    @Property
    final void composition(@ForAll("valuesOfTheApplication") A value) {
        Bijection<A, B> twice = bijection().andThen(new Same<>());
        assertThat(twice.encode(value)).isEqualByComparingTo(bijection().encode(value));
        assertThat(twice.decode(twice.encode(value))).isEqualTo(value);
        for (PreservedOperator operator : PreservedOperator.values()) {
            assertThat(twice.preserves(operator)).isEqualTo(bijection().preserves(operator));
        }
    }

    private static final class Same<T> implements Bijection.Ordered<T, T>, Bijection.Additive<T, T> {
        @Override
        public T encode(T value) {
            return value;
        }

        @Override
        public T decode(T stored) {
            return stored;
        }
    }
}
