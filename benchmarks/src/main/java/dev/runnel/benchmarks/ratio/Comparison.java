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
     * Runs pairs of rounds. Who begins alternates, AB BA AB …: what a machine does slower and slower, or a round leaves to the next
     * one, falls on both alike.
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

    /** Of each pair, not of the medians. */
    Quartiles ratio() {
        return Quartiles.of(pairs.stream().mapToDouble(Pair::ratio));
    }

    /** The median round of each. */
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
