package dev.runnel.benchmarks.stream;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One way to stream the rows of a read. */
interface StreamVariant extends AutoCloseable {
    String title();

    /** Whether other statements, as those of an include, can run on its connection between two windows. */
    default boolean reads(Shape shape) {
        return true;
    }

    Flux<Entry> read(Shape shape);

    /** One short statement. */
    Mono<?> anything();

    @Override
    void close();
}
