package dev.runnel.driver.r2dbc;

import dev.runnel.error.RunnelException;
import reactor.core.publisher.Mono;

/** A request that a connection has sent and that is not answered yet. It ends once: answered, cancelled or timed out. */
interface PendingRequest {
    /** Returns whether the server can stop it. A request that is no statement ends only with its connection. */
    boolean isStatement();

    /**
     * Completes when no thread is about to send the request. A delayed thread may send a cancelled request late, so further use of the
     * connection waits for that.
     */
    Mono<Void> sent();

    /** Returns whether a subscriber waits for its end. */
    boolean isPending();

    /**
     * A counter that changes with each row from the server; negative while none is expected, because the subscriber has no demand or is
     * processing a row.
     */
    long progress();

    /**
     * Ends the request instead of the server, whose later signals are dropped.
     *
     * @return false if it has ended
     */
    boolean expire();

    /** Signals the error to the subscriber of an expired request. */
    void fail(RunnelException error);
}
