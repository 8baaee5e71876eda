package dev.runnel.benchmarks.ratio;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * The rounds of one case.
 *
 * @param rounds each with the costs of all variants, in the order of the variants
 */
record Comparison(List<List<Cost>> rounds) {
    Comparison {
        rounds = rounds.stream().map(List::copyOf).toList();
    }

    /**
     * Runs the variants by turns in alternating order, ABC CBA ABC …, so that a slowing machine and the garbage of the previous
     * round affect all variants alike.
     */
    static Comparison of(int rounds, List<Supplier<Cost>> variants) {
        List<Supplier<Cost>> backwards = new ArrayList<>(variants);
        Collections.reverse(backwards);
        List<List<Cost>> measured = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            if (i % 2 == 0) {
                measured.add(variants.stream().map(Supplier::get).toList());
            } else {
                List<Cost> costs =
                        new ArrayList<>(backwards.stream().map(Supplier::get).toList());
                Collections.reverse(costs);
                measured.add(costs);
            }
        }
        return new Comparison(measured);
    }

    /**
     * The ratio of a variant to the first one in each round, not of the medians. A round in which the first one has nothing of the measure is
     * left out. Empty if that is each round.
     */
    Optional<Quartiles> ratio(int variant, Measure measure) {
        double[] ratios = rounds.stream()
                .filter(round -> measure.of(round.get(0)) > 0)
                .mapToDouble(round -> measure.of(round.get(variant)) / measure.of(round.get(0)))
                .toArray();
        return ratios.length == 0 ? Optional.empty() : Optional.of(Quartiles.of(DoubleStream.of(ratios)));
    }

    /** The median of the rounds of a variant. */
    double median(int variant, ToDoubleFunction<Cost> value) {
        return Quartiles.of(rounds.stream().map(round -> round.get(variant)).mapToDouble(value))
                .median();
    }
}
