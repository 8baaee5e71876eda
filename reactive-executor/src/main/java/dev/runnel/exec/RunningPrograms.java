package dev.runnel.exec;

import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Counts the leases that programs hold, so that a Db closes after the last of them went back. */
final class RunningPrograms {
    private static final int CLOSED = 1 << 31;

    /** How many, and whether no more may begin. */
    private final AtomicInteger state = new AtomicInteger();

    private final Sinks.Empty<Void> drained = Sinks.empty();

    boolean closed() {
        return state.get() < 0;
    }

    /** Whether one more may begin. */
    boolean begin() {
        return state.updateAndGet(n -> n < 0 ? n : n + 1) >= 0;
    }

    void end() {
        if (state.decrementAndGet() == CLOSED) {
            drained.tryEmitEmpty();
        }
    }

    /** Lets none begin any more; ends when none runs. */
    Mono<Void> close() {
        return Mono.defer(() -> {
            if (state.updateAndGet(n -> n | CLOSED) == CLOSED) {
                drained.tryEmitEmpty();
            }
            return drained.asMono();
        });
    }
}
