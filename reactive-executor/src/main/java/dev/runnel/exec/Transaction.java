package dev.runnel.exec;

import dev.runnel.Statement;
import dev.runnel.Tx;
import dev.runnel.internal.Engine;
import dev.runnel.internal.Request;
import dev.runnel.spi.Lease;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A running transaction: a session, and the place where the programs that join it run. */
final class Transaction implements Tx, Engine, Place {
    private final Execution execution;
    private final Held held;
    private final TransactionQueue queue;

    Transaction(Execution execution, Held held) {
        this.execution = execution;
        this.held = held;
        this.queue = new TransactionQueue(held);
    }

    /** Begins, runs the body, commits, and only then gives what the body gave. */
    <T> Mono<T> run(Function<Tx, Mono<T>> body, Leases leases) {
        return held.begin()
                .then(Mono.defer(() -> body.apply(this)).contextWrite(context -> leases.with(this, context)))
                .materialize()
                .flatMap(end -> end.isOnError()
                        ? Mono.<T>error(end::getThrowable)
                        : queue.commit().then(Mono.justOrEmpty(end.get())));
    }

    Mono<Void> release() {
        return held.release();
    }

    /** Rolls back, unless COMMIT was sent, and gives the lease back. */
    Mono<Void> finish() {
        return Mono.defer(() -> {
            queue.abandon();
            return held.finish();
        });
    }

    @Override
    public <T> Mono<T> read(Function<Lease, Mono<T>> work) {
        return queue.read(work);
    }

    @Override
    public <T> Mono<T> write(Function<Lease, Mono<T>> work, boolean several) {
        return queue.write(work);
    }

    @Override
    public <T> Flux<Window<T>> windows(WindowSource<T> source) {
        return new WindowLoop<>(() -> queue.read(source::next));
    }

    @Override
    public boolean streams() {
        return false;
    }

    @Override
    public <T> Flux<T> stream(Request<T> request) {
        return execution.stream(request, context -> this);
    }

    @Override
    public <R> Mono<R> single(Request<?> request) {
        return execution.single(request, context -> this);
    }

    @Override
    public <T> Mono<T> transaction(Function<Tx, Mono<T>> body) {
        return Mono.error(Failures::nestedTransaction);
    }

    @Override
    public String explain(Statement<?> statement) {
        return execution.explain(statement);
    }
}
