package dev.runnel.benchmarks.ratio;

import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import reactor.core.publisher.Mono;

/**
 * A measured read. Each turn reads different rows, always the same number.
 *
 * @param size the number of rows of the returned list
 * @param expected the expected result of a turn, in any order
 * @param <C> the type of the variants that support the read
 */
record Shape<C>(String title, int size, Reading<C> reading, IntFunction<List<?>> expected) {
    static final Shape<SampleReads> KEY = new Shape<>(
            "one row by its key",
            1,
            (reads, turn) -> reads.sample(sampleId(turn)).map(List::of),
            turn -> List.of(Library.sample(sampleNumber(turn))));

    static final Shape<SampleReads> LIST = new Shape<>(
            "100 rows",
            Library.SAMPLES_OF_OWNER,
            (reads, turn) -> reads.samples(Library.owner(turn % Library.OWNERS)),
            turn -> Library.samples(turn % Library.OWNERS));

    static final Shape<Contender> GRAPH = new Shape<>(
            "20 × 10 × 3",
            Library.AUTHORS_OF_SHELF,
            (reads, turn) -> reads.authors(turn % Library.SHELVES),
            turn -> Library.authors(turn % Library.SHELVES));

    /** Consecutive turns read samples that are far apart. */
    private static long sampleNumber(int turn) {
        return turn * 37L % (Library.OWNERS * Library.SAMPLES_OF_OWNER);
    }

    private static UUID sampleId(int turn) {
        return Library.id(sampleNumber(turn));
    }

    /** Reads the rows of one turn. */
    interface Reading<C> {
        Mono<? extends List<?>> read(C contender, int turn);
    }
}
