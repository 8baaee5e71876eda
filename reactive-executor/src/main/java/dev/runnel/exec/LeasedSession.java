package dev.runnel.exec;

import dev.runnel.exec.lease.LeaseScope;
import dev.runnel.exec.lease.TerminableOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A transaction or a pinned connection, with its lease. */
record LeasedSession<S extends ConnectionBoundSession>(LeaseScope scope, S session) {

    /** Passes signals through until {@code Db.close} terminates the session: then signals its error. */
    <T> Mono<T> untilTerminated(Mono<T> program) {
        return TerminableOperator.of(program, scope);
    }

    /** Passes signals through until {@code Db.close} terminates the session: then signals its error. */
    <T> Flux<T> untilTerminated(Flux<T> program) {
        return TerminableOperator.of(program, scope);
    }

    /** Releases the lease after success. */
    Mono<Void> release() {
        return scope.release();
    }

    /** Stops the active statements, rolls back unless COMMIT was sent, and releases the lease. */
    Mono<Void> finish() {
        return scope.finish(session.abort());
    }
}
