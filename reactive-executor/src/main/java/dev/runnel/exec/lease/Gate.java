package dev.runnel.exec.lease;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Counts who is inside, so that it is closed when the last of them has left. */
public final class Gate {
    private static final int CLOSED = 1 << 31;

    /** How many, and whether no more may enter. */
    private final AtomicInteger state = new AtomicInteger();

    /** Made for whoever closes it: most gates never are. */
    private Sinks.@Nullable Empty<Void> empty;

    public boolean closed() {
        return state.get() < 0;
    }

    /** Whether one more may enter. */
    public boolean enter() {
        return state.updateAndGet(n -> n < 0 ? n : n + 1) >= 0;
    }

    void leave() {
        if (state.decrementAndGet() == CLOSED) {
            emptied().tryEmitEmpty();
        }
    }

    /** Lets none enter any more; ends when none is inside. */
    public Mono<Void> close() {
        return Mono.defer(() -> {
            Sinks.Empty<Void> emptied = emptied();
            if (state.updateAndGet(n -> n | CLOSED) == CLOSED) {
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
