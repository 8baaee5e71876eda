package dev.runnel.benchmarks.ratio;

import java.util.List;
import reactor.core.publisher.Mono;

/** Reads of records with their related records, by one statement for each level on one connection. */
interface GraphReads {
    /** The authors of a shelf in any order, with their books by position. */
    Mono<? extends List<?>> authorsWithBooks(long shelf);

    /** The authors of a shelf in any order, with their books and the chapters of these, both by position. */
    Mono<? extends List<?>> authorsWithChapters(long shelf);

    List<Shape<GraphReads>> SHAPES = List.of(
            new Shape<GraphReads>(
                            "graph2",
                            "a graph of 20 × 10",
                            Library.AUTHORS_OF_SHELF,
                            (reads, turn) -> reads.authorsWithBooks(turn % Library.SHELVES))
                    .inAnyOrder(),
            new Shape<GraphReads>(
                            "graph3",
                            "a graph of 20 × 10 × 3",
                            Library.AUTHORS_OF_SHELF,
                            (reads, turn) -> reads.authorsWithChapters(turn % Library.SHELVES))
                    .inAnyOrder());
}
