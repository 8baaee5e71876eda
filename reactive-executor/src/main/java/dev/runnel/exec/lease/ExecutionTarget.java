package dev.runnel.exec.lease;

import dev.runnel.exec.window.ActivityState;
import dev.runnel.exec.window.Window;
import dev.runnel.exec.window.WindowSource;
import dev.runnel.spi.Lease;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where a program runs: on a lease of its own, or in a transaction. Every publisher is cold. */
public interface ExecutionTarget {

    /** Reads one window; its value comes when the lease is free again. */
    <T> Mono<T> read(Function<Lease, Mono<T>> work);

    /**
     * Runs a program that writes; its value comes when it is committed, or in a transaction when it has ended.
     *
     * @param several whether it has more than one write, which must not come apart
     */
    <T> Mono<T> write(Function<Lease, Mono<T>> work, boolean several);

    /**
     * Reads window after window.
     *
     * @param reader what the one who asks for them does
     */
    <T> Flux<Window<T>> windows(WindowSource<T> source, ActivityState reader);

    /**
     * Whether rows can be locked here.
     *
     * @throws dev.runnel.error.RunnelException when they cannot
     */
    void requireLockable();

    /** Whether a read may keep the connection while it waits for demand. */
    boolean canStream();

    /** Whether a read may open a cursor: there is a transaction, or one that holds nothing else may be begun. */
    boolean canOpenCursor();
}
