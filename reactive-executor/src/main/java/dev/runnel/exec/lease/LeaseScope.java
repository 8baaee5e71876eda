package dev.runnel.exec.lease;

import dev.runnel.ActivityInfo.State;
import dev.runnel.error.CommitUnknownException;
import dev.runnel.exec.window.ActivityState;
import dev.runnel.exec.window.ReadTransaction;
import dev.runnel.spi.Isolation;
import dev.runnel.spi.Lease;
import dev.runnel.spi.TransactionMode;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * One lease from its acquisition to its release. The one {@code usingWhen} around it releases it exactly once: by
 * {@link #release} after success, by {@link #finish} after an error or a cancel.
 */
public final class LeaseScope implements ReadTransaction {
    /** Read only. Each statement has a snapshot of its own, as without a transaction. */
    private static final TransactionMode READING = new TransactionMode(Isolation.READ_COMMITTED, null, true);

    /** The time of the request, for the activity list. */
    final long since = System.nanoTime();

    private final ActivityRegistry registry;
    private final Supplier<String> text;
    private volatile @Nullable StoppableLease lease;
    private volatile ActivityState activity = ActivityState.RUNNING;
    private volatile @Nullable Terminator terminator;
    private volatile @Nullable Throwable terminationCause;

    /** Created on the first use: most reads have no transaction. Guarded by this. */
    private @Nullable TransactionBoundary boundary;

    /**
     * Ends the holder of the lease from outside. There is one while the request waits, and another one after the lease
     * is acquired.
     */
    public interface Terminator {
        /** Ends the holder with an error. Does nothing if it has ended; the first call wins. */
        void end(Throwable reason);
    }

    /** @param text the statement or transaction on one line, for the activity list */
    LeaseScope(ActivityRegistry registry, Supplier<String> text) {
        this.registry = registry;
        this.text = text;
    }

    void attach(StoppableLease arrived) {
        lease = arrived;
    }

    public StoppableLease lease() {
        StoppableLease arrived = lease;
        if (arrived == null) {
            throw new IllegalStateException("the lease is not acquired yet");
        }
        return arrived;
    }

    /** The boundary of the transaction on this lease. */
    public synchronized TransactionBoundary boundary() {
        if (boundary == null) {
            Lease arrived = lease();
            boundary = new TransactionBoundary(Mono.defer(arrived::commit), Mono.defer(arrived::rollback));
        }
        return boundary;
    }

    /** Begins a transaction. Fails if one was begun or ended on this lease before. */
    public Mono<Void> begin(TransactionMode mode) {
        return boundary().begin(Mono.defer(() -> lease().begin(mode)));
    }

    @Override
    public Mono<Void> beginRead() {
        return begin(READING);
    }

    /** Sends COMMIT. An unknown outcome is not an error: a read has nothing to lose. */
    @Override
    public Mono<Void> endRead() {
        return boundary().commit().onErrorComplete(CommitUnknownException.class);
    }

    /** Releases the lease, and deregisters it before the signal. No statement may be active on it. */
    public Mono<Void> release() {
        return lease().release().doOnTerminate(() -> registry.deregister(this));
    }

    /** Cancels the active statement and rolls the transaction back, then releases the lease. */
    public Mono<Void> finish() {
        return finish(lease().stop());
    }

    /**
     * Waits for a COMMIT that was sent; otherwise stops the active statements and rolls the transaction back. Then
     * releases the lease. Errors of the database are dropped: the driver validates or closes the connection.
     *
     * @param stop stops the active statements
     */
    public Mono<Void> finish(Mono<Void> stop) {
        return boundary().finish(stop.then(lease().close())).onErrorComplete().then(Mono.defer(this::release));
    }

    // ---- in the registry

    String text() {
        return text.get();
    }

    State state() {
        return lease == null ? State.WAITING_FOR_LEASE : activity.now();
    }

    /** Sets the source of the state in the activity list. */
    public void setActivity(ActivityState now) {
        activity = now;
    }

    /** Sets the terminator. If the scope was terminated before, the terminator is called at once. */
    public void onTerminate(Terminator how) {
        terminator = how;
        Throwable reason = terminationCause;
        if (reason != null) {
            how.end(reason);
        }
    }

    /** Ends the holder of the lease with an error. Does nothing if its COMMIT was sent. */
    void terminate() {
        if (lease != null && !boundary().preventCommit()) {
            return;
        }
        Throwable reason = ClosedErrors.dbUnder(text());
        terminationCause = reason;
        Terminator how = terminator;
        if (how != null) {
            how.end(reason);
        }
    }
}
