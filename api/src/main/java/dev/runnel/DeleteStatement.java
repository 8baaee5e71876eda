package dev.runnel;

import dev.runnel.companion.Statements;
import dev.runnel.internal.BoundStatement;
import dev.runnel.schema.Entity;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.Delete;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * The removal of the rows of a query.
 *
 * @param <M> the model
 */
public final class DeleteStatement<M> implements Statement<MutationResult> {
    private final Entity entity;
    private final BoundExpr filter;

    DeleteStatement(Entity entity, BoundExpr filter) {
        this.entity = entity;
        this.filter = filter;
    }

    /**
     * Gives the removed rows back, as they were, in no order. Deferred columns are loaded, since they cannot be read any more; deferred
     * relations are not.
     */
    public Statement<List<M>> returning() {
        return Statements.of(request(true));
    }

    @Override
    public Mono<MutationResult> exec(Session session) {
        return Statements.single(session, request(false));
    }

    @Override
    public List<BoundStatement<?>> requests() {
        return List.of(request(false));
    }

    private BoundStatement<?> request(boolean returning) {
        return new BoundStatement<>(
                new Delete(entity, filter.shape(), Optional.empty(), false, returning), filter.values(), null);
    }
}
