package dev.runnel.exec.lease;

import dev.runnel.exec.window.ActivityState;
import dev.runnel.exec.window.Window;
import dev.runnel.exec.window.WindowSource;
import dev.runnel.spi.Lease;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The place where a plan runs: a lease of its own, a transaction, or a pinned connection. Every publisher is cold. */
public interface ExecutionTarget {

    /** Reads one window. Emits the value after the lease is free for the next statement. */
    <T> Mono<T> read(Function<Lease, Mono<T>> work);

    /**
     * Runs a write. Emits the value after COMMIT; inside a transaction, after the write has ended.
     *
     * @param several whether the write consists of several statements that must be atomic
     */
    <T> Mono<T> write(Function<Lease, Mono<T>> work, boolean several);

    /**
     * Reads window after window, each on demand.
     *
     * @param reader the state of the subscriber of the rows, for the activity list
     */
    <T> Flux<Window<T>> windows(WindowSource<T> source, ActivityState reader);

    /**
     * Checks that rows can be locked here.
     *
     * @throws dev.runnel.error.RunnelException if they cannot
     */
    void requireLockable();

    /** Whether a read may keep the connection while it waits for demand. */
    boolean canStream();

    /** Whether a write here has a transaction of its own, or none: after an error it can be repeated as a whole. */
    boolean isRepeatable();

    /** Whether a read may open a server cursor: a transaction is open, or one can be begun for the read alone. */
    boolean canOpenCursor();
}
