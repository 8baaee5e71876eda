package dev.runnel.spi;

import dev.runnel.schema.Table;
import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * A connection pool to one database, with the translation of operations into the language of that database. One
 * {@code Db} owns one driver, and a driver shares its pool with no other driver.
 *
 * <p>Implementations are thread-safe. Each publisher is cold: it does nothing before it is subscribed to, and each
 * subscription repeats the work. Each error signal is a {@link dev.runnel.error.RunnelException} whose text contains no
 * bound value and no value of a row. The one exception is {@link TransactWrite.ConditionCheckFailed}. {@code DriverTck}
 * of {@code runnel-tck} tests an implementation.
 */
public interface Driver {
    /**
     * Returns the features and limits of the database. The planner decides by them which operations it sends. The value
     * is constant for the life of the driver, and the call does no I/O.
     */
    Capabilities capabilities();

    /**
     * Translates an operation, for example into SQL. The method is pure and does no I/O. The executor calls it once for
     * each operation of a plan, and runs the result many times, on any lease of this driver.
     *
     * @param operation an operation that uses only what {@link #capabilities} declares
     */
    CompiledOperation compile(Operation operation);

    /**
     * Acquires a lease, and waits for one while the pool is exhausted. The caller releases the lease exactly once.
     *
     * <p>Cancellation loses no lease: a lease that becomes available after the cancellation returns to the pool by
     * itself. The signal is {@code PoolExhaustedException} after the acquire timeout, and
     * {@code ConnectFailedException} if no connection can be opened.
     */
    Mono<? extends Lease> acquire();

    /** Returns the statements that {@link #pushSchema} runs, in order, for a reader. The call does no I/O. */
    List<String> explainSchema(Collection<Table> tables);

    /**
     * Creates the tables that do not exist, then their indexes and foreign keys. Existing tables keep their columns and
     * rows.
     */
    Mono<Void> pushSchema(Collection<Table> tables);

    /**
     * Drops the listed tables that exist, with all their rows, and no other table. A database with transactional DDL
     * drops all of them or none. The signal is an error if a table outside of the list has a foreign key to one of
     * them.
     */
    Mono<Void> dropSchema(Collection<Table> tables);

    /** Returns the current state and the counters of the pool. The call does no I/O. */
    PoolStats pool();

    /** Closes every connection. Later calls complete as well and have no further effect. */
    Mono<Void> close();
}
