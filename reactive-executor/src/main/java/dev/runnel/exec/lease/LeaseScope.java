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
 * A lease while one program or one transaction has it. Goes back exactly once, by the one {@code usingWhen} around it: through
 * {@link #release} when all went well, through {@link #finish} after an error or a cancel.
 */
public final class LeaseScope extends ActivityRegistry.Entry implements ReadTransaction {
    /** Each statement sees for itself, as without a transaction. */
    private static final TransactionMode READING = new TransactionMode(Isolation.READ_COMMITTED, null, true);

    private final ActivityRegistry registry;
    private final Supplier<String> text;
    private volatile @Nullable StoppableLease lease;
    private volatile ActivityState activity = ActivityState.RUNNING;
    private volatile @Nullable Terminator terminator;
    private volatile @Nullable Throwable terminationCause;

    /** Made for whoever begins or ends one: most reads do neither. */
    private @Nullable TransactionBoundary boundary;

    /** How it is ended from outside, which is not the same while it waits for its lease and when it has one. */
    public interface Terminator {
        /** Nothing if it has ended. Whoever asks first is heard. */
        void end(Throwable reason);
    }

    /** @param text what runs, for those who ask */
    LeaseScope(ActivityRegistry registry, Supplier<String> text) {
        this.registry = registry;
        this.text = text;
    }

    void attach(Lease arrived) {
        lease = new StoppableLease(arrived);
    }

    public Lease lease() {
        return stoppable();
    }

    private StoppableLease stoppable() {
        StoppableLease arrived = lease;
        if (arrived == null) {
            throw new IllegalStateException("the lease is not acquired yet");
        }
        return arrived;
    }

    /** The transaction on it. */
    public synchronized TransactionBoundary boundary() {
        if (boundary == null) {
            Lease arrived = lease();
            boundary = new TransactionBoundary(Mono.defer(arrived::commit), Mono.defer(arrived::rollback));
        }
        return boundary;
    }

    /** Begins a transaction. */
    public Mono<Void> begin(TransactionMode mode) {
        return boundary().begin(Mono.defer(() -> lease().begin(mode)));
    }

    @Override
    public Mono<Void> beginRead() {
        return begin(READING);
    }

    /** By COMMIT. Whether that arrived is no matter: there is nothing to keep. */
    @Override
    public Mono<Void> endRead() {
        return boundary().commit().onErrorComplete(CommitUnknownException.class);
    }

    /** Gives the lease back; nothing runs on it. */
    public Mono<Void> release() {
        return new LeaseRelease(lease().release(), this);
    }

    /** Ends the program that runs, and whatever it began; then gives the lease back. */
    public Mono<Void> finish() {
        return finish(stoppable().stop());
    }

    /**
     * Waits for a COMMIT that was sent, else stops what runs and rolls the transaction back; then gives the lease back. What the database
     * answers changes nothing: the driver knows what its connection is worth.
     *
     * @param stop ends what runs
     */
    public Mono<Void> finish(Mono<Void> stop) {
        return boundary()
                .finish(stop.then(stoppable().close()))
                .onErrorComplete()
                .then(Mono.defer(this::release));
    }

    // ---- among what runs

    void deregister() {
        registry.deregister(this);
    }

    ActivityRegistry registry() {
        return registry;
    }

    @Override
    String text() {
        return text.get();
    }

    @Override
    State state() {
        return lease == null ? State.WAITING_FOR_LEASE : activity.now();
    }

    /** Says from now on what is done with the lease. */
    public void setActivity(ActivityState now) {
        activity = now;
    }

    /** How it is ended from outside from now on. */
    public void onTerminate(Terminator how) {
        terminator = how;
        Throwable reason = terminationCause;
        if (reason != null) {
            how.end(reason);
        }
    }

    @Override
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
