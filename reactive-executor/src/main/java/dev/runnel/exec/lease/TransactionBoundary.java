package dev.runnel.exec.lease;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * BEGIN, then COMMIT or ROLLBACK; or the same of a savepoint. Whoever ends it first decides how, and who comes later waits for the answer
 * to that.
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

    /** @param command what is sent to begin it */
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

    /** Keeps what was done. Once this has began nothing cancels it. */
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

    /** Lets nothing be kept any more; whether that can still be decided. */
    synchronized boolean preventCommit() {
        commitPrevented = !committing;
        return commitPrevented;
    }

    /**
     * Drops what was done, unless its commit was sent.
     *
     * @param stop ends what still runs, before
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
