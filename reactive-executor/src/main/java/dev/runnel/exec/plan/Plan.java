package dev.runnel.exec.plan;

import dev.runnel.exec.lease.ExecutionTarget;
import dev.runnel.internal.BoundStatement;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A program with all that its executions share: compiled operations, readers, tests. Immutable in effect; thread-safe. */
public interface Plan {

    /** That a request has all it needs. Asks nothing of the database, and makes no value. */
    default void check(BoundStatement<?> request) {}

    /** The one result of a statement, after its lease went back. */
    Mono<?> single(BoundStatement<?> request, ExecutionTarget place);

    /** The rows of a read. Only reads are streamed. */
    default <T> Flux<T> stream(BoundStatement<T> request, ExecutionTarget place) {
        throw new IllegalStateException("the statement returns no rows");
    }
}
