package dev.runnel.benchmarks.ratio;

import static org.assertj.core.api.Assertions.assertThat;

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

        Comparison.of(4, named("A", order), named("B", order));

        assertThat(order).containsExactly("A", "B", "B", "A", "A", "B", "B", "A");
    }

    private static Supplier<Cost> named(String name, List<String> order) {
        return () -> {
            order.add(name);
            return new Cost(1, 1);
        };
    }

    @Test
    void aRatioIsOfNeighboursWhoeverBegan() {
        Comparison comparison = Comparison.of(3, times(10, 20, 40), times(20, 60, 40));

        assertThat(comparison.pairs()).extracting(Pair::ratio).containsExactly(2.0, 3.0, 1.0);
        assertThat(comparison.ratio()).isEqualTo(new Quartiles(1.5, 2, 2.5));
    }

    @Test
    void aMachineThatSlowsDownLeavesTheRatioAlone() {
        Comparison comparison = Comparison.of(3, times(10, 100, 1_000), times(12, 120, 1_200));

        assertThat(comparison.ratio()).isEqualTo(new Quartiles(1.2, 1.2, 1.2));
    }

    @Test
    void mediansAreOfEachSide() {
        Comparison comparison = new Comparison(List.of(
                new Pair(new Cost(1, 100), new Cost(9, 10)),
                new Pair(new Cost(2, 300), new Cost(8, 30)),
                new Pair(new Cost(3, 200), new Cost(7, 20))));

        assertThat(comparison.medians()).isEqualTo(new Pair(new Cost(2, 200), new Cost(8, 20)));
    }

    private static Supplier<Cost> times(double... nanoseconds) {
        Iterator<Double> next = DoubleStream.of(nanoseconds).iterator();
        return () -> new Cost(next.next(), 1);
    }
}
