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

    /** Values that it takes. Those at the edges matter most. */
    protected abstract Arbitrary<A> values();

    /** Values of columns that stand for one. */
    protected abstract Arbitrary<B> stored();

    /** The order of the values, where the bijection says that it keeps one. */
    protected @Nullable Comparator<A> order() {
        return null;
    }

    /** The sum of values, where the bijection says that it keeps one; null of two whose sum is no value. */
    protected @Nullable BinaryOperator<@Nullable A> sum() {
        return null;
    }

    /** The sum of what stands for them. */
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

    /** A value comes back as it was. */
    @Property
    final void roundTrip(@ForAll("valuesOfTheApplication") A value) {
        assertThat(bijection().decode(bijection().encode(value))).isEqualTo(value);
    }

    /** Nothing else stands for a value: what is read is stored as it was. */
    @Property
    final void oneFormEach(@ForAll("valuesOfColumns") B stored) {
        assertThat(bijection().encode(bijection().decode(stored))).isEqualByComparingTo(stored);
    }

    /** Two values are equal exactly where what stands for them is. */
    @Property
    final void equality(@ForAll("valuesOfTheApplication") A a, @ForAll("valuesOfTheApplication") A b) {
        assertThat(bijection().encode(a).compareTo(bijection().encode(b)) == 0).isEqualTo(a.equals(b));
    }

    /** The order, if it is said to be kept: otherwise nothing is asked. */
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

    /** The sum, if it is said to be kept: otherwise nothing is asked. */
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

    /** Followed by one that changes nothing, it is what it was. */
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
