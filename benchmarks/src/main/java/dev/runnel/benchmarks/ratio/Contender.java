package dev.runnel.benchmarks.ratio;

import java.util.List;
import reactor.core.publisher.Mono;

/** A variant that does all reads, over its own pool. */
interface Contender extends SampleReads {
    int POOL_SIZE = 8;

    /** Reads the authors of a shelf with their books and chapters, by three statements on one connection. */
    Mono<List<Author>> authors(long shelf);
}
