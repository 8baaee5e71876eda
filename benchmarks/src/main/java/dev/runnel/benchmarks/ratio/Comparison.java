package dev.runnel.benchmarks.ratio;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** The paired rounds of one read. */
record Comparison(List<Pair> pairs) {
    Comparison {
        pairs = List.copyOf(pairs);
    }

    /**
     * Runs pairs of rounds in alternating order, AB BA AB …, so that a slowing machine and the garbage of the previous round affect both
     * variants alike.
     */
    static Comparison of(int pairs, Supplier<Cost> byHand, Supplier<Cost> other) {
        List<Pair> measured = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            if (i % 2 == 0) {
                Cost first = byHand.get();
                measured.add(new Pair(first, other.get()));
            } else {
                Cost first = other.get();
                measured.add(new Pair(byHand.get(), first));
            }
        }
        return new Comparison(measured);
    }

    /** The quartiles of the ratios of the pairs, not the ratio of the medians. */
    Quartiles ratio() {
        return Quartiles.of(pairs.stream().mapToDouble(Pair::ratio));
    }

    /** The median cost of each variant. */
    Pair medians() {
        return new Pair(median(Pair::byHand), median(Pair::other));
    }

    private Cost median(Function<Pair, Cost> side) {
        return new Cost(
                Quartiles.of(pairs.stream().map(side).mapToDouble(Cost::nanoseconds))
                        .median(),
                Quartiles.of(pairs.stream().map(side).mapToDouble(Cost::bytes)).median());
    }
}
