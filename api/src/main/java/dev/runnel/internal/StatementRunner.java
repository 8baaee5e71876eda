package dev.runnel.internal;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What every session of the executor implements beside its public type: the one way for a statement to be run. */
public interface StatementRunner {
    /** The rows of a select, with backpressure. */
    <T> Flux<T> stream(BoundStatement<T> request);

    /**
     * One result: the record of FIRST and ONE (FIRST may be empty), the {@code Long} of COUNT, the {@code Boolean} of EXISTS, the
     * {@code List} of ALL and of a create of many, the record of a create or of an update of one,
     * {@code dev.runnel.MutationResult} of other updates and deletes.
     */
    <R> Mono<R> single(BoundStatement<?> request);
}
