package dev.runnel.spi;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The exclusive use of one connection, for one statement, one transaction or one pinned block. The executor releases a
 * lease exactly once.
 *
 * <p><b>Order.</b> One statement at a time uses a lease. Within a statement, the executor may subscribe to an operation
 * before the previous one has ended; the driver runs the operations in the order of subscription, and may pipeline
 * them.
 *
 * <p><b>Publishers.</b> Each publisher is cold: it does nothing before it is subscribed to. Each error signal is a
 * {@code RunnelException}, or the {@link TransactWrite.ConditionCheckFailed} of a {@link TransactWrite}.
 *
 * <p><b>Values.</b> The array {@code values} contains the parameter values of the whole statement. An operation reads
 * the slots that its expressions name: {@link dev.runnel.type.Value.Param#slot}. An element is a storage value
 * ({@link dev.runnel.type.StorageType#carrier}), null for NULL, or a list: of storage values for a
 * {@link dev.runnel.type.Value.ListParam}, of rows for {@link InsertRows}, of writes for {@link TransactWrite}. A
 * driver does not write to the array.
 *
 * <p><b>Cancellation.</b> Cancelling a publisher stops its signals, and not the work of the database. To stop that
 * work, the executor calls {@link #cancel}, then {@link #rollback} if a transaction is open, then {@link #release},
 * each after the previous one has completed.
 */
public interface Lease {
    /**
     * Runs an operation that returns rows. The driver calls {@code reader} for each row, in its own row callback and in
     * the order that the operation defines, and emits the results.
     *
     * <p>Demand drives fetching: a driver fetches at most one page ahead of it. A driver may answer unbounded demand in
     * one round trip.
     *
     * @param operation a result of {@link Driver#compile} of the same driver
     * @param values the parameter values of the statement, by slot
     * @param reader converts each row
     */
    <T> Flux<T> rows(CompiledOperation operation, Object[] values, RowReader<T> reader);

    /**
     * Runs an operation and discards its rows.
     *
     * @param operation a result of {@link Driver#compile} of the same driver
     * @param values the parameter values of the statement, by slot
     */
    Mono<UpdateCount> run(CompiledOperation operation, Object[] values);

    /**
     * Begins a transaction. The executor calls it only when no transaction is open.
     *
     * @param mode an isolation and a lock mode that {@link Capabilities.Transactions} lists, or null for the default
     */
    Mono<Void> begin(TransactionMode mode);

    /**
     * Commits the transaction. The executor never cancels this publisher once it has subscribed to it. If the
     * connection breaks before the answer arrives, the signal is {@code CommitUnknownException}. If the database rolls
     * back instead, the signal is an error.
     */
    Mono<Void> commit();

    /** Rolls the transaction back. It also ends a transaction that an error has aborted. */
    Mono<Void> rollback();

    /**
     * Sets a savepoint in the open transaction.
     *
     * @param name a name of letters, digits and underscores, chosen by the executor
     */
    Mono<Void> savepoint(String name);

    /** Removes a savepoint and keeps the changes made after it. */
    Mono<Void> releaseSavepoint(String name);

    /**
     * Undoes the changes made after a savepoint, and removes it. It also works in a transaction that an error has
     * aborted: the transaction accepts statements again.
     */
    Mono<Void> rollbackTo(String name);

    /**
     * Opens a server cursor for a select, in the open transaction. {@link #closeCursor}, the end of the transaction, or
     * the rollback to a savepoint set before it closes the cursor.
     *
     * <p>The executor calls the cursor methods only if {@link Capabilities.Reads#cursors} is true. The default
     * implementations signal {@code IllegalStateException}.
     */
    default Mono<ServerCursor> openCursor(CompiledOperation select, Object[] values) {
        return Mono.error(Lease::cursorsUnsupported);
    }

    /**
     * Reads the next rows of a cursor. A result with fewer than {@code most} rows is the end of the cursor.
     *
     * @param cursor an open cursor of this lease
     * @param most the maximum number of rows
     * @param reader converts each row, in the driver's own row callback
     */
    default <T> Flux<T> fetch(ServerCursor cursor, int most, RowReader<T> reader) {
        return Flux.error(Lease::cursorsUnsupported);
    }

    /** Closes a cursor. */
    default Mono<Void> closeCursor(ServerCursor cursor) {
        return Mono.error(Lease::cursorsUnsupported);
    }

    private static IllegalStateException cursorsUnsupported() {
        return new IllegalStateException("this driver declares no cursors");
    }

    /**
     * Stops the statement that is running, and completes when the connection can be used again. It completes at once if
     * no statement is running. After a deadline of its own, a driver closes the connection instead, and completes.
     */
    Mono<Void> cancel();

    /**
     * Returns the connection to the pool, or closes it if it is unusable. The executor calls it exactly once, as the
     * last method, and never cancels it. It never signals an error.
     */
    Mono<Void> release();
}
