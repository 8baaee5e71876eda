package dev.runnel.benchmarks.stream;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One way to stream the rows of a read. */
interface StreamVariant extends AutoCloseable {
    String title();

    /** Whether other statements, as those of an include, can run on its connection between two windows. */
    default boolean reads(StreamShape shape) {
        return true;
    }

    Flux<Entry> read(StreamShape shape);

    /** One short statement. */
    Mono<?> anything();

    @Override
    void close();
}
