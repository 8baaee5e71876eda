package dev.runnel.exec.window;

import reactor.core.publisher.Mono;

/**
 * A read-only transaction on the dedicated lease of a read. The owner of the lease rolls it back after an error or a
 * cancel.
 */
public interface ReadTransaction {
    /** Begins the transaction. Called at most once. */
    Mono<Void> beginRead();

    /** Ends the transaction after its last row. */
    Mono<Void> endRead();
}
