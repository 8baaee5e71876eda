package dev.runnel;

import dev.runnel.companion.Statements;
import dev.runnel.internal.BoundStatement;
import dev.runnel.stmt.InsertRow;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * A statement that creates a row and the related rows that are nested in it, and returns the created record. It is either a generated
 * {@code Create}, whose completeness the compiler checks, or a {@code Draft}, which is checked when it runs. It runs alone, as an element of
 * {@code createMany}, or nested in another create.
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
