package dev.runnel.benchmarks.ratio;

import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Flux;

/**
 * A read on one database, with a number of reads in flight.
 *
 * @param database the name of the database in tables
 * @param inFlight the number of concurrent reads, over a pool of a few connections
 */
record Case<C>(String database, Shape<C> shape, int inFlight, Variant<C> byHand, Variant<C> other) {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    String title() {
        return database + ", " + shape.title() + ", " + inFlight + " in flight";
    }

    /** Warms both variants up, then measures them alternately. An exception is wrapped in one that names the case. */
    Comparison measure(MeasurementOptions effort) {
        try {
            verify();
            int reads = warmUp(effort);
            return Comparison.of(effort.pairs(), () -> round(byHand, reads), () -> round(other, reads));
        } catch (RuntimeException failed) {
            throw new IllegalStateException(title() + ": " + failed.getMessage(), failed);
        }
    }

    /** Verifies that both variants return the inserted rows. */
    private void verify() {
        for (int turn = 0; turn < Library.OWNERS; turn++) {
            List<String> expected = texts(shape.expected().apply(turn));
            verify(byHand, turn, expected);
            verify(other, turn, expected);
        }
    }

    private void verify(Variant<C> way, int turn, List<String> expected) {
        List<String> given = shape.reading()
                .read(way.contender(), turn)
                .map(Case::texts)
                .blockOptional(PATIENCE)
                .orElse(List.of());
        if (given.size() != expected.size()) {
            throw new IllegalStateException(
                    way.title() + " gives " + given.size() + " rows where " + expected.size() + " were written");
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!given.get(i).equals(expected.get(i))) {
                throw new IllegalStateException(
                        way.title() + " gives " + given.get(i) + " where this was written: " + expected.get(i));
            }
        }
    }

    /** Compares text, because the equality of records ignores whether relations are loaded. */
    private static List<String> texts(List<?> records) {
        return records.stream().map(Object::toString).sorted().toList();
    }

    /**
     * Reads with both variants for the warm-up time.
     *
     * @return the number of reads that fill a round, by the fastest round of the slower variant
     */
    private int warmUp(MeasurementOptions effort) {
        long end = System.nanoTime() + 2 * effort.warmUp().toNanos();
        double best = Double.POSITIVE_INFINITY;
        int reads = inFlight;
        do {
            Pair pair = new Pair(round(byHand, reads), round(other, reads));
            best = Math.min(best, pair.slower());
            reads = Math.max(inFlight, (int) (effort.round().toNanos() / best));
        } while (System.nanoTime() < end);
        return reads;
    }

    private Cost round(Variant<C> way, int reads) {
        AllThreads allocating = new AllThreads();
        long start = System.nanoTime();
        Long rows = Flux.range(0, reads)
                .flatMap(turn -> shape.reading().read(way.contender(), turn), inFlight)
                .reduce(0L, (sum, list) -> sum + list.size())
                .block(PATIENCE);
        long nanoseconds = System.nanoTime() - start;
        if (rows == null || rows != (long) reads * shape.size()) {
            throw new IllegalStateException(
                    reads + " reads gave " + rows + " rows, and not " + (long) reads * shape.size());
        }
        return new Cost((double) nanoseconds / reads, (double) allocating.bytes() / reads);
    }
}
