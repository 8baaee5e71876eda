package dev.runnel.exec.lease;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Counts calls in progress. After {@link #close}, no call may begin, and the Mono of {@code close} completes when the
 * last one has ended. Thread-safe, lock-free except for the sink.
 */
public final class InFlightCounter {
    private static final int CLOSED = 1 << 31;
    private static final AtomicIntegerFieldUpdater<InFlightCounter> STATE =
            AtomicIntegerFieldUpdater.newUpdater(InFlightCounter.class, "state");

    /** The number of calls in progress, and the flag {@link #CLOSED}. */
    private volatile int state;

    /** Created on the first use: most counters are never closed. */
    private Sinks.@Nullable Empty<Void> empty;

    /** Begins a call. Returns false if the counter is closed; otherwise the caller calls {@link #leave} once. */
    public boolean enter() {
        return STATE.updateAndGet(this, n -> n < 0 ? n : n + 1) >= 0;
    }

    void leave() {
        if (STATE.decrementAndGet(this) == CLOSED) {
            emptied().tryEmitEmpty();
        }
    }

    /** Rejects further calls. Completes when no call is in progress. Idempotent. */
    public Mono<Void> close() {
        return Mono.defer(() -> {
            Sinks.Empty<Void> emptied = emptied();
            if (STATE.updateAndGet(this, n -> n | CLOSED) == CLOSED) {
                emptied.tryEmitEmpty();
            }
            return emptied.asMono();
        });
    }

    private synchronized Sinks.Empty<Void> emptied() {
        if (empty == null) {
            empty = Sinks.empty();
        }
        return empty;
    }
}
