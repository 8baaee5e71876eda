package dev.runnel.benchmarks.ratio;

import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Reads of rows of ten columns. */
interface SampleReads {
    /** Reads one record by its key. */
    Mono<?> sample(UUID id);

    /** The samples of an owner, in any order. */
    Mono<? extends List<?>> samples(UUID owner);

    List<Shape<SampleReads>> SHAPES = List.of(
            new Shape<>(
                    "sample",
                    "one row of ten columns by its key",
                    1,
                    (reads, turn) -> reads.sample(Library.idOf(turn, Library.OWNERS * Library.SAMPLES_OF_OWNER))
                            .map(List::of)),
            new Shape<SampleReads>(
                            "samples",
                            "100 rows of ten columns by an index",
                            Library.SAMPLES_OF_OWNER,
                            (reads, turn) -> reads.samples(Library.owner(turn % Library.OWNERS)))
                    .inAnyOrder());
}
