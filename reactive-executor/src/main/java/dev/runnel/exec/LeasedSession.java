package dev.runnel.exec;

import dev.runnel.exec.lease.LeaseScope;
import dev.runnel.exec.lease.TerminableOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A transaction or a connection for several programs, and the lease that is its own. */
record LeasedSession<S extends ConnectionBoundSession>(LeaseScope scope, S session) {

    /** What the session gives, unless it is ended from outside. */
    <T> Mono<T> untilTerminated(Mono<T> program) {
        return TerminableOperator.of(program, scope);
    }

    /** What the session gives, unless it is ended from outside. */
    <T> Flux<T> untilTerminated(Flux<T> program) {
        return TerminableOperator.of(program, scope);
    }

    /** Gives the lease back after all has ended well. */
    Mono<Void> release() {
        return scope.release();
    }

    /** Stops what runs, rolls back what was begun unless COMMIT was sent, and gives the lease back. */
    Mono<Void> finish() {
        return scope.finish(session.abort());
    }
}
