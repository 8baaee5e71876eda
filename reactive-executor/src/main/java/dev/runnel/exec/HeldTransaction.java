package dev.runnel.exec;

import dev.runnel.Tx;
import dev.runnel.exec.lease.Cut;
import dev.runnel.exec.lease.Held;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A transaction and the lease that is its own. */
record HeldTransaction(Held held, Transaction transaction) {

    <T> Mono<T> run(Function<Tx, Mono<T>> body) {
        return Cut.of(transaction.run(body), held);
    }

    <T> Flux<T> stream(Function<Tx, ? extends Publisher<T>> body) {
        return Cut.of(transaction.stream(body), held);
    }

    /** Gives the lease back after a transaction that has ended well. */
    Mono<Void> release() {
        return held.release();
    }

    /** Rolls back, unless COMMIT was sent, and gives the lease back. */
    Mono<Void> finish() {
        return held.finish(transaction.halt());
    }
}
