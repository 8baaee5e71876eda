package dev.runnel.benchmarks.ratio;

import java.util.List;
import reactor.core.publisher.Mono;

/** One way to do all reads, over a pool of its own. */
interface Contender extends SampleReads {
    int POOL_SIZE = 8;

    /** The authors of a shelf with their books and the chapters of these, by three statements on one connection. */
    Mono<List<Author>> authors(long shelf);
}
