package dev.runnel;

import reactor.core.publisher.Mono;

/**
 * A transaction that the application commits or rolls back, for code without a body function. {@link Db#begin} returns it.
 *
 * <pre>{@code
 * Flux.usingWhen(
 *         db.begin(),
 *         tx -> Users.all().all(tx),
 *         ManualTransaction::commit,
 *         (tx, error) -> tx.rollback(),
 *         ManualTransaction::rollback);
 * }</pre>
 *
 * <p>It keeps its connection until then, also if the application forgets it: {@link Db#activity} lists it, and a timeout in its options or
 * {@link Db#close} rolls it back. Statements on the {@code Db} do not join it. Prefer
 * {@link Session#transaction(java.util.function.Function)} where a body function is possible.
 */
public interface ManualTransaction extends Transaction {
    /**
     * Commits, or rolls back after {@link #rollbackOnly}, and releases the connection. It waits for the active statements. After the
     * subscription it continues to its end even if the subscriber cancels. A later call waits for the same end.
     *
     * @throws dev.runnel.error.TransactionAbortedException when a statement of the transaction has failed; the transaction is rolled back
     * @throws dev.runnel.error.InvalidStatementException when the transaction was rolled back before, or the {@code Db} was closed
     * @throws dev.runnel.error.StatementTimeoutException when the timeout of the transaction has elapsed
     */
    Mono<Void> commit();

    /**
     * Cancels the active statements, rolls back, and releases the connection. After the end of the transaction it waits for that end and does
     * nothing. It never fails. After the subscription it continues to its end, as {@link #commit} does.
     */
    Mono<Void> rollback();
}
