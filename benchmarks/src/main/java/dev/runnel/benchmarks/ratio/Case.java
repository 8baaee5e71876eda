package dev.runnel.benchmarks.ratio;

import dev.runnel.benchmarks.Parcel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;

/**
 * An operation on one database, one after the other or many in flight.
 *
 * @param inFlight how many operations there are at a time, over a pool of a few connections
 * @param variants what is compared; the others are compared with the first
 */
record Case<C>(Workbench workbench, Shape<C> shape, int inFlight, List<Variant<C>> variants) {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int VERIFIED_TURNS = 10;
    private static final int VERIFIED_ROWS = 1_000;

    String title() {
        return workbench.database() + ", " + shape.title() + ", " + inFlight + " in flight";
    }

    /** Warms all variants up, then measures them by turns. An exception is wrapped in an error that names the case. */
    Comparison measure(MeasurementOptions effort) {
        try {
            verify();
            int turns = warmUp(effort);
            return Comparison.of(
                    effort.rounds(),
                    variants.stream()
                            .<Supplier<Cost>>map(variant -> () -> round(variant, turns))
                            .toList());
        } catch (RuntimeException failed) {
            throw new IllegalStateException(title() + ": " + failed.getMessage(), failed);
        }
    }

    /** Verifies that all variants return the same, and leave the same rows in the table that they write. */
    private void verify() {
        Variant<C> first = variants.get(0);
        List<List<String>> expected = answers(first);
        for (Variant<C> variant : variants.subList(1, variants.size())) {
            List<List<String>> given = answers(variant);
            for (int turn = 0; turn < expected.size(); turn++) {
                verify(first.title(), expected.get(turn), variant.title(), given.get(turn));
            }
        }
    }

    private static void verify(String first, List<String> expected, String other, List<String> given) {
        if (given.size() != expected.size()) {
            throw new IllegalStateException(
                    other + " gives " + given.size() + " rows where " + first + " gives " + expected.size());
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!given.get(i).equals(expected.get(i))) {
                throw new IllegalStateException(
                        other + " gives " + given.get(i) + " where " + first + " gives " + expected.get(i));
            }
        }
    }

    /** The result of each turn, and at last the rows of the table that was written. */
    private List<List<String>> answers(Variant<C> variant) {
        int turns = Math.max(1, Math.min(VERIFIED_TURNS, VERIFIED_ROWS / shape.rows()));
        reset(turns);
        List<List<String>> answers = new ArrayList<>();
        for (int turn = 0; turn < turns; turn++) {
            answers.add(shape.operation()
                    .run(variant.contender(), turn)
                    .map(this::texts)
                    .blockOptional(PATIENCE)
                    .orElse(List.of()));
        }
        shape.target().ifPresent(target -> answers.add(workbench.tables().rows(target.table())));
        return answers;
    }

    private void reset(int turns) {
        shape.target()
                .ifPresent(target ->
                        workbench.tables().reset(target.table(), target.rows().applyAsInt(turns)));
    }

    /** Compares text, because the equality of records ignores whether relations are loaded. */
    private List<String> texts(List<?> records) {
        Stream<String> texts = records.stream().map(Case::text);
        return (shape.isOrdered() ? texts : texts.sorted()).toList();
    }

    private static String text(Object row) {
        Object read = row instanceof PeerRow own ? own.asRecord() : row;
        // a column of MySQL has thirty digits after the point, and contenders may give them all
        return (read instanceof Parcel parcel ? parcel.withoutTrailingZeros() : read).toString();
    }

    /**
     * Runs all variants for the given time, and longer while the compilers of the JVM are busy. Returns the number of operations of the slowest one that fill a round, by
     * its fastest time.
     */
    private int warmUp(MeasurementOptions effort) {
        long start = System.nanoTime();
        long least = variants.size() * effort.warmUp().toNanos();
        long most = variants.size() * effort.mostWarmUp().toNanos();
        long passed;
        boolean isCompiling;
        double best = Double.POSITIVE_INFINITY;
        int turns = inFlight;
        do {
            Compilers compilers = new Compilers();
            double slowest = 0;
            for (Variant<C> variant : variants) {
                slowest = Math.max(slowest, round(variant, turns).nanoseconds());
            }
            best = Math.min(best, slowest);
            turns = (int) Math.min(
                    shape.mostTurns(), Math.max(inFlight, effort.round().toNanos() / best));
            isCompiling = compilers.areBusy();
            passed = System.nanoTime() - start;
        } while (passed < least || isCompiling && passed < most);
        return turns;
    }

    /** Runs a variant until a time has passed. Returns the number of operations. */
    long run(Variant<C> variant, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        Long operations = Flux.range(0, Integer.MAX_VALUE)
                .takeWhile(turn -> System.nanoTime() < end)
                .flatMap(turn -> shape.operation().run(variant.contender(), turn), inFlight)
                .count()
                .block(time.plus(PATIENCE));
        return Objects.requireNonNull(operations, "an empty count");
    }

    private Cost round(Variant<C> variant, int turns) {
        reset(turns);
        Set<Thread> threads = new HashSet<>();
        Meter meter = new Meter(workbench.server());
        Long rows = Flux.range(0, turns)
                .flatMap(turn -> shape.operation().run(variant.contender(), turn), inFlight)
                .reduce(0L, (sum, result) -> {
                    threads.add(Thread.currentThread());
                    return sum + result.size();
                })
                .block(PATIENCE);
        Cost cost = meter.ofEach(turns, threads.size());
        long expected = (long) turns * shape.rows();
        if (rows == null || rows != expected) {
            throw new IllegalStateException(turns + " operations gave " + rows + " rows, and not " + expected);
        }
        return cost;
    }
}
