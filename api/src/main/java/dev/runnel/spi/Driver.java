package dev.runnel.spi;

import dev.runnel.schema.Table;
import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Mono;

/** A backend of one {@code Db}. Thread-safe. Its pool is its own. */
public interface Driver {
    /** What the planner may ask for. */
    Capabilities capabilities();

    /** Renders an operation. Pure; called once per plan. */
    CompiledOperation compile(Operation operation);

    /**
     * Acquires a lease. Cancelling loses none: one that arrives too late goes back by itself. Ends in {@code PoolExhaustedException} after
     * the acquire timeout.
     */
    Mono<Lease> acquire();

    /** The statements that {@link #pushSchema} runs, in order, for reading. */
    List<String> explainSchema(Collection<Table> tables);

    /** Creates the tables that are not there, then their indexes and foreign keys. */
    Mono<Void> pushSchema(Collection<Table> tables);

    /**
     * Removes those of the tables that are there, with all their rows, and nothing else; all or none where the backend can. Fails
     * when a table that is not among them refers to one.
     */
    Mono<Void> dropSchema(Collection<Table> tables);

    /** Its pool now. */
    PoolStats pool();

    /** Closes every connection. Repeatable. */
    Mono<Void> close();
}
