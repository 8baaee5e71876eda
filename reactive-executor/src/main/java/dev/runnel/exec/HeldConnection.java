package dev.runnel.exec;

import dev.runnel.Session;
import dev.runnel.exec.lease.Cut;
import dev.runnel.exec.lease.Held;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A connection for several programs and the lease that is its own. */
record HeldConnection(Held held, PinnedConnection connection) {

    <T> Mono<T> run(Function<Session, Mono<T>> body) {
        return Cut.of(connection.run(body), held);
    }

    <T> Flux<T> stream(Function<Session, ? extends Publisher<T>> body) {
        return Cut.of(connection.stream(body), held);
    }

    Mono<Void> release() {
        return held.release();
    }

    /** Stops what runs, and gives the lease back. */
    Mono<Void> finish() {
        return held.finish(connection.halt());
    }
}
