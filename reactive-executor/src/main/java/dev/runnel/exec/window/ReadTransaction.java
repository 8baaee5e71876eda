package dev.runnel.exec.window;

import reactor.core.publisher.Mono;

/** A transaction on a lease of the read's own. Whoever has the lease rolls it back after an error or a cancel. */
public interface ReadTransaction {
    /** Begins it, only to read. Asked for once at most. */
    Mono<Void> beginRead();

    /** Ends it, when all its rows are there. */
    Mono<Void> endRead();
}
