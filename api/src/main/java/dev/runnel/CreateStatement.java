package dev.runnel;

import dev.runnel.companion.Statements;
import dev.runnel.internal.BoundStatement;
import dev.runnel.stmt.InsertRow;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * A record to be created, with what is nested in it: a generated {@code Create}, which the compiler knows to be complete, or a
 * {@code Draft}, which is checked when it runs. It runs alone, as an element of {@code createMany}, or nested in another.
 *
 * @param <M> the model
 */
public interface CreateStatement<M> extends Statement<M> {
    /** The row. Not for applications. */
    InsertRow row();

    @Override
    default List<BoundStatement<?>> requests() {
        return List.of(BoundStatement.creating(row()));
    }

    @Override
    default Mono<M> exec(Session session) {
        return Statements.single(session, BoundStatement.creating(row()));
    }
}
