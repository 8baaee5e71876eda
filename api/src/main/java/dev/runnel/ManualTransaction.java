package dev.runnel;

import reactor.core.publisher.Mono;

/**
 * A transaction without a body, for those who cannot have one: {@link Db#begin} gives it, and whoever has it ends it.
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
 * <p>It holds a connection until then, also when it is forgotten: {@link Db#running} shows it, a timeout among its options and {@link Db#close}
 * roll it back. What runs on the {@code Db} does not join it. Where {@link Session#transaction(java.util.function.Function)} fits it is to be
 * preferred.
 */
public interface ManualTransaction extends Transaction {
    /**
     * Commits, or rolls back after {@link #rollbackOnly}, and gives the connection back. Waits for the statements that run. Once it is
     * subscribed to it goes on to its end, whoever cancels. Repeatable: a later one waits for the same end.
     *
     * @throws dev.runnel.error.TransactionAbortedException when a statement of it has failed; it is rolled back
     * @throws dev.runnel.error.InvalidStatementException when it was rolled back before, or the {@code Db} was closed
     * @throws dev.runnel.error.Timeout when its time was over
     */
    Mono<Void> commit();

    /**
     * Stops what runs, rolls back, and gives the connection back. After the end of the transaction it waits for that end and does nothing. Never
     * fails. Goes on to its end as {@link #commit} does.
     */
    Mono<Void> rollback();
}
