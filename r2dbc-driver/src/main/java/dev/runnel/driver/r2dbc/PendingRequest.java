package dev.runnel.driver.r2dbc;

import dev.runnel.error.RunnelException;
import reactor.core.publisher.Mono;

/** Something that a connection was asked, and owes an answer to. It ends once: by the answer, by its subscriber, or as overdue. */
interface PendingRequest {
    /** Whether the server can be told to stop it; else only the end of the connection ends it. */
    boolean isStatement();

    /**
     * Ends when no thread is about to send it. One that is held up sends late what was left meanwhile: what is to come after it waits for
     * that.
     */
    Mono<Void> sent();

    /** Whether someone waits for its end. */
    boolean isPending();

    /**
     * How many signs of it came from the server; negative while none is awaited, because its subscriber wants no more rows now, or is
     * busy with one.
     */
    long progress();

    /**
     * Takes its end away from the server: what that says from now on is for nobody.
     *
     * @return false if it has ended
     */
    boolean expire();

    /** Ends one that is overdue. */
    void fail(RunnelException error);
}
