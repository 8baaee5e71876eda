package dev.runnel.benchmarks.ratio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    @Test
    void whoBeginsAlternates() {
        List<String> order = new ArrayList<>();

        Comparison.of(4, List.of(named("A", order), named("B", order)));

        assertThat(order).containsExactly("A", "B", "B", "A", "A", "B", "B", "A");
    }

    @Test
    void ofThreeTheOneInTheMiddleStays() {
        List<String> order = new ArrayList<>();

        Comparison.of(2, List.of(named("A", order), named("B", order), named("C", order)));

        assertThat(order).containsExactly("A", "B", "C", "C", "B", "A");
    }

    private static Supplier<Cost> named(String name, List<String> order) {
        return () -> {
            order.add(name);
            return cost(1);
        };
    }

    @Test
    void aRatioIsOfNeighboursWhoeverBegan() {
        Comparison comparison = Comparison.of(3, List.of(times(10, 20, 40), times(20, 80, 40)));

        assertThat(comparison.ratio(1, Measure.THROUGHPUT)).contains(new Quartiles(0.375, 0.5, 0.75));
        assertThat(comparison.ratio(1, Measure.CLIENT_CPU)).contains(new Quartiles(1.5, 2, 3));
    }

    @Test
    void aMachineThatSlowsDownLeavesTheRatioAlone() {
        Comparison comparison = Comparison.of(3, List.of(times(10, 100, 1_000), times(12, 120, 1_200)));

        assertThat(comparison.ratio(1, Measure.CLIENT_CPU)).contains(new Quartiles(1.2, 1.2, 1.2));
    }

    @Test
    void mediansAreOfEachVariant() {
        Comparison comparison = Comparison.of(3, List.of(times(1, 3, 2), times(9, 8, 7), times(4, 4, 5)));

        assertThat(comparison.median(0, Cost::nanoseconds)).isEqualTo(2);
        assertThat(comparison.median(1, Cost::nanoseconds)).isEqualTo(8);
        assertThat(comparison.median(2, Measure.CLIENT_CPU::of)).isEqualTo(0.004, within(1e-9));
    }

    @Test
    void aMeasureThatTheFirstHasNothingOfHasNoRatio() {
        Comparison comparison = Comparison.of(2, List.of(times(1, 2), times(1, 2)));

        assertThat(comparison.ratio(1, Measure.SERVER_CPU)).isEmpty();
    }

    @Test
    void aGoalIsReachedAtItsBound() {
        assertThat(Measure.THROUGHPUT.isReachedBy(0.946)).isTrue();
        assertThat(Measure.THROUGHPUT.isReachedBy(0.944)).isFalse();
        assertThat(Measure.SERVER_CPU.isReachedBy(1.05)).isTrue();
        assertThat(Measure.SERVER_CPU.isReachedBy(1.06)).isFalse();
    }

    private static Supplier<Cost> times(double... nanoseconds) {
        Iterator<Double> next = DoubleStream.of(nanoseconds).iterator();
        return () -> cost(next.next());
    }

    /** Elapsed on one processor, without a server. */
    private static Cost cost(double nanoseconds) {
        return new Cost(nanoseconds, nanoseconds, 0, 1, 1);
    }
}
