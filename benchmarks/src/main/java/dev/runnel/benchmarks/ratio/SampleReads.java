package dev.runnel.benchmarks.ratio;

import dev.runnel.benchmarks.Sample;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** A variant that reads samples, over its own connections. */
interface SampleReads extends AutoCloseable {
    /** Reads one record by its key. */
    Mono<Sample> sample(UUID id);

    /** Reads the samples of an owner. */
    Mono<List<Sample>> samples(UUID owner);

    @Override
    void close();
}
