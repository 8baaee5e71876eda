package dev.runnel.exec.lease;

import dev.runnel.spi.Lease;
import dev.runnel.spi.TransactionMode;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A lease while one program or one transaction has it. Goes back exactly once, by the one {@code usingWhen} around it: through
 * {@link #release} when all went well, through {@link #finish} after an error or a cancel.
 */
public final class Held {
    private final StoppableLease lease;
    private final Gate running;

    /** Made for whoever begins or ends one: most reads do neither. */
    private @Nullable Bracket bracket;

    public Held(Lease lease, Gate running) {
        this.lease = new StoppableLease(lease);
        this.running = running;
    }

    public Lease lease() {
        return lease;
    }

    /** The transaction on it. */
    public synchronized Bracket bracket() {
        if (bracket == null) {
            bracket = new Bracket(Mono.defer(lease::commit), Mono.defer(lease::rollback));
        }
        return bracket;
    }

    /** Begins a transaction. */
    public Mono<Void> begin(TransactionMode mode) {
        return bracket().begin(Mono.defer(() -> lease.begin(mode)));
    }

    /** Gives the lease back; nothing runs on it. */
    public Mono<Void> release() {
        return Mono.defer(() -> lease.release().doFinally(signal -> running.leave()));
    }

    /** Ends the program that runs, and whatever it began; then gives the lease back. */
    public Mono<Void> finish() {
        return finish(lease.stop());
    }

    /**
     * Waits for a COMMIT that was sent, else stops what runs and rolls the transaction back; then gives the lease back. What the database
     * answers changes nothing: the driver knows what its connection is worth.
     *
     * @param stop ends what runs
     */
    public Mono<Void> finish(Mono<Void> stop) {
        return bracket().finish(stop.then(lease.close())).onErrorComplete().then(release());
    }
}
