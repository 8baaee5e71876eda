package dev.runnel.exec.lease;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The boundary of one transaction: BEGIN, then COMMIT or ROLLBACK; or the same commands of a savepoint. The first call
 * that ends it decides the outcome; later calls wait for the same end. Thread-safe.
 */
public final class TransactionBoundary {
    private final Mono<Void> commit;
    private final Mono<Void> rollback;

    // guarded by this
    private boolean began;
    private boolean commitPrevented;
    private boolean committing;
    private @Nullable Mono<Void> end;

    public TransactionBoundary(Mono<Void> commit, Mono<Void> rollback) {
        this.commit = commit;
        this.rollback = rollback;
    }

    /**
     * Begins the transaction. Fails if it has begun or ended.
     *
     * @param command the command that begins it
     */
    public Mono<Void> begin(Mono<Void> command) {
        return Mono.defer(() -> mayBegin() ? command : Mono.error(ClosedErrors.transaction()));
    }

    private synchronized boolean mayBegin() {
        if (began || end != null) {
            return false;
        }
        began = true;
        return true;
    }

    /**
     * Commits. No cancel stops it after it has begun. Fails if the transaction has ended, or if {@link #preventCommit}
     * was called.
     */
    public Mono<Void> commit() {
        return Mono.defer(() -> {
            synchronized (this) {
                if (end != null || commitPrevented) {
                    return Mono.error(ClosedErrors.transaction());
                }
                committing = true;
                end = commit.cache();
                return end;
            }
        });
    }

    /** Rejects a later commit. Returns false if the commit has begun. */
    synchronized boolean preventCommit() {
        commitPrevented = !committing;
        return commitPrevented;
    }

    /**
     * Rolls back, or waits for the commit if it has begun. Without BEGIN, only {@code stop} runs. All callers share
     * the result.
     *
     * @param stop stops the active statements, before the rollback
     */
    public Mono<Void> finish(Mono<Void> stop) {
        return Mono.defer(() -> {
            synchronized (this) {
                if (end == null) {
                    end = (began ? stop.then(rollback) : stop).cache();
                }
                return end;
            }
        });
    }
}
