package dev.runnel.exec;

import dev.runnel.spi.Lease;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A lease while one program or one transaction has it. Goes back exactly once, by the one {@code usingWhen} around it: through
 * {@link #release} when all went well, through {@link #finish} after an error or a cancel.
 */
final class Held {
    private enum State {
        OPEN,
        BEGUN,
        COMMITTING,
        ENDED
    }

    private final StoppableLease lease;
    private final Gate running;
    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
    private volatile @Nullable Mono<Void> commit;
    private volatile @Nullable Mono<Void> stop;

    Held(Lease lease, Gate running) {
        this.lease = new StoppableLease(lease);
        this.running = running;
    }

    Lease lease() {
        return lease;
    }

    /** Begins a transaction. */
    Mono<Void> begin() {
        return Mono.defer(() -> state.compareAndSet(State.OPEN, State.BEGUN) ? lease.begin() : ended());
    }

    /** Commits it. Once this has begun nothing cancels it. */
    Mono<Void> commit() {
        return Mono.defer(() -> {
            Mono<Void> sent = lease.commit().cache();
            commit = sent;
            return state.compareAndSet(State.BEGUN, State.COMMITTING) ? sent : ended();
        });
    }

    /** Gives the lease back; nothing runs on it. */
    Mono<Void> release() {
        return Mono.defer(() -> {
            state.set(State.ENDED);
            return lease.release().doFinally(signal -> running.leave());
        });
    }

    /**
     * Ends whatever there is, then gives the lease back: waits for a COMMIT that was sent, else stops the statement that runs and
     * rolls the transaction back. What these answer changes nothing: the driver knows what its connection is worth.
     */
    Mono<Void> finish() {
        return Mono.defer(() -> {
            State before = state.getAndSet(State.ENDED);
            Mono<Void> sent = commit;
            Mono<Void> end = switch (before) {
                case COMMITTING -> sent == null ? Mono.empty() : sent;
                case BEGUN -> stop().then(lease.rollback());
                case OPEN, ENDED -> stop();
            };
            return end.onErrorComplete().then(release());
        });
    }

    /** Stops the statement that runs, once for all who ask. Nothing but a rollback runs on the lease afterwards. */
    synchronized Mono<Void> stop() {
        Mono<Void> known = stop;
        if (known == null) {
            known = lease.stop()
                    .then(Mono.defer(lease::cancel))
                    .onErrorComplete()
                    .cache();
            stop = known;
        }
        return known;
    }

    private static Mono<Void> ended() {
        return Mono.error(Failures.transactionEnded());
    }
}
