package dev.runnel.spi;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One connection, for as long as one program or transaction has it. Used by one program at a time; a driver may pipeline what is
 * subscribed to before the last has ended. Every publisher is cold: nothing happens before subscription.
 *
 * <p>{@code values} are those of the whole statement; an operation takes those whose slots it names. Errors are
 * {@code RunnelException}s, with no value in their texts.
 *
 * <p>Cancelling a publisher only stops its rows. To stop what the store is doing, the executor calls {@link #cancel}, which ends
 * when the connection can be used again; then {@link #rollback} if there is a transaction, then {@link #release}.
 */
public interface Lease {
    /**
     * Runs an operation that gives rows back. Each is read inside the driver's row callback; demand drives fetching, and the demand for
     * all rows may be answered at once.
     */
    <T> Flux<T> rows(CompiledOperation operation, Object[] values, RowReader<T> reader);

    /** Runs an operation whose rows are not wanted. */
    Mono<UpdateCount> run(CompiledOperation operation, Object[] values);

    /** Starts a transaction, in a mode that the capabilities name. */
    Mono<Void> begin(TransactionMode mode);

    /** Ends the transaction and keeps its work. Once it is subscribed to, it must not be cancelled. */
    Mono<Void> commit();

    /** Ends the transaction and drops its work. */
    Mono<Void> rollback();

    /** Marks a place in the transaction. Names are made by the executor, of letters, digits and underscores. */
    Mono<Void> savepoint(String name);

    /** Forgets the mark and keeps what was done since. */
    Mono<Void> releaseSavepoint(String name);

    /** Drops what was done since the mark, and the mark; also in a transaction that an error has spoilt, which is well again then. */
    Mono<Void> rollbackTo(String name);

    /** Opens a cursor over a select, in a transaction, which ends it if {@link #closeCursor} does not; so does a savepoint that is rolled back. */
    default Mono<ServerCursor> openCursor(CompiledOperation select, Object[] values) {
        return Mono.error(Lease::cursorsUnsupported);
    }

    /** The next rows of a cursor, fewer than {@code most} only at the end. Each is read inside the driver's row callback. */
    default <T> Flux<T> fetch(ServerCursor cursor, int most, RowReader<T> reader) {
        return Flux.error(Lease::cursorsUnsupported);
    }

    /** Forgets a cursor. */
    default Mono<Void> closeCursor(ServerCursor cursor) {
        return Mono.error(Lease::cursorsUnsupported);
    }

    private static IllegalStateException cursorsUnsupported() {
        return new IllegalStateException("this driver declares no cursors");
    }

    /**
     * Stops a statement that is still running, and waits until the connection can be used. Does nothing if none is. After a
     * driver's own deadline it closes the connection instead.
     */
    Mono<Void> cancel();

    /** Gives the lease back. Called exactly once, last. Never fails. */
    Mono<Void> release();
}
