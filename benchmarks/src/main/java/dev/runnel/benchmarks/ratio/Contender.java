package dev.runnel.benchmarks.ratio;

import dev.runnel.benchmarks.Sample;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** One way to do the reads, over a pool of its own. */
interface Contender extends AutoCloseable {
    int POOL_SIZE = 8;

    /** One record by its key. */
    Mono<Sample> sample(UUID id);

    /** The samples of an owner. */
    Mono<List<Sample>> samples(UUID owner);

    /** The authors of a shelf with their books and the chapters of these, by three statements on one connection. */
    Mono<List<Author>> authors(long shelf);

    @Override
    void close();
}
