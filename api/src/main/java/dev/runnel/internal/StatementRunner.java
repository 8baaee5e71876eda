package dev.runnel.internal;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple2;

/** The internal interface of each session of the executor, by which statements run. */
public interface StatementRunner {
    /** Returns the rows of a select, with backpressure. */
    <T> Flux<T> stream(BoundStatement<T> request);

    /**
     * Returns one result. It is the record for FIRST and ONE (none for FIRST without rows), a {@code Long} for COUNT, a
     * {@code Boolean} for EXISTS, the value that the reader returns for AGGREGATE, a {@code List} for ALL and for an insert of several rows, the record for an insert or
     * update of one row, and a {@code dev.runnel.MutationResult} for other updates and deletes.
     */
    <R> Mono<R> single(BoundStatement<?> request);

    /**
     * Returns the result of a write in chunks, a {@code dev.runnel.ChunkedResult}. Each chunk is atomic. A write that needs no chunks, or whose rows cannot
     * be divided, is one chunk.
     */
    <R> Mono<R> inChunks(BoundStatement<?> request);

    /** Returns the results of two reads, as {@link #single} does. The second one runs after the first one, on the same lease. */
    <A, B> Mono<Tuple2<A, B>> both(BoundStatement<?> first, BoundStatement<?> second);
}
