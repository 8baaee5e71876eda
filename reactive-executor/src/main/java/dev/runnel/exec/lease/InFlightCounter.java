package dev.runnel.exec.lease;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Counts who is inside, so that it is closed when the last of them has left. */
public final class InFlightCounter {
    private static final int CLOSED = 1 << 31;
    private static final AtomicIntegerFieldUpdater<InFlightCounter> STATE =
            AtomicIntegerFieldUpdater.newUpdater(InFlightCounter.class, "state");

    /** How many, and whether no more may enter. */
    private volatile int state;

    /** Made for whoever closes it: most gates never are. */
    private Sinks.@Nullable Empty<Void> empty;

    /** Whether one more may enter. */
    public boolean enter() {
        return STATE.updateAndGet(this, n -> n < 0 ? n : n + 1) >= 0;
    }

    void leave() {
        if (STATE.decrementAndGet(this) == CLOSED) {
            emptied().tryEmitEmpty();
        }
    }

    /** Lets none enter any more; ends when none is inside. */
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
