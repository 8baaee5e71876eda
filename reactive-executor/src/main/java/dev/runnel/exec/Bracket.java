package dev.runnel.exec;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * BEGIN, then COMMIT or ROLLBACK; or the same of a savepoint. Whoever ends it first decides how, and who comes later waits for the answer
 * to that.
 */
final class Bracket {
    private final Mono<Void> commit;
    private final Mono<Void> rollback;

    // guarded by this
    private boolean begun;
    private @Nullable Mono<Void> end;

    Bracket(Mono<Void> commit, Mono<Void> rollback) {
        this.commit = commit;
        this.rollback = rollback;
    }

    /** @param command what is sent to begin it */
    Mono<Void> begin(Mono<Void> command) {
        return Mono.defer(() -> mayBegin() ? command : Mono.error(Failures.transactionEnded()));
    }

    private synchronized boolean mayBegin() {
        if (begun || end != null) {
            return false;
        }
        begun = true;
        return true;
    }

    /** Keeps what was done. Once this has begun nothing cancels it. */
    Mono<Void> commit() {
        return Mono.defer(() -> {
            synchronized (this) {
                if (end != null) {
                    return Mono.error(Failures.transactionEnded());
                }
                end = commit.cache();
                return end;
            }
        });
    }

    /**
     * Drops what was done, unless its commit was sent.
     *
     * @param stop ends what still runs, before
     */
    Mono<Void> finish(Mono<Void> stop) {
        return Mono.defer(() -> {
            synchronized (this) {
                if (end == null) {
                    end = (begun ? stop.then(rollback) : stop).cache();
                }
                return end;
            }
        });
    }
}
