package dev.runnel.exec.plan;

import dev.runnel.ChunkedResult;
import dev.runnel.MutationResult;
import dev.runnel.exec.lease.ExecutionTarget;
import dev.runnel.internal.BoundStatement;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * An executable program: compiled operations, row readers and predicates, shared by all executions of a statement
 * shape. Immutable apart from lazy compilation; thread-safe.
 */
public interface Plan {

    /** Checks that a statement has all required values. No I/O; generates no value. */
    default void check(BoundStatement<?> request) {}

    /** Executes a statement. Emits its result after the lease was released. */
    Mono<?> single(BoundStatement<?> request, ExecutionTarget target);

    /** Executes a write in chunks, each of which is atomic. Without a way to divide its rows, they are one chunk. */
    default Mono<ChunkedResult<?>> inChunks(BoundStatement<?> request, ExecutionTarget target) {
        return single(request, target).map(result -> new ChunkedResult<>(result, hasRows(result) ? 1 : 0));
    }

    private static boolean hasRows(Object result) {
        return result instanceof MutationResult rows
                ? rows.matched() > 0
                : !(result instanceof List<?> records) || !records.isEmpty();
    }

    /** Streams the rows of a read. */
    default <T> Flux<T> stream(BoundStatement<T> request, ExecutionTarget target) {
        throw new IllegalStateException("the statement returns no rows");
    }
}
