package dev.runnel.benchmarks.stream;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A variant that streams the rows of a read. */
interface StreamVariant extends AutoCloseable {
    String title();

    /** Returns whether the variant supports the read. An include needs other statements on the connection between two windows. */
    default boolean reads(StreamShape shape) {
        return true;
    }

    Flux<Entry> read(StreamShape shape);

    /** Runs one short statement. */
    Mono<?> anything();

    @Override
    void close();
}
