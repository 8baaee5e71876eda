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
 * A statement that deletes the rows of a query and returns their number. Immutable.
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
     * Returns a statement that deletes the same rows and returns them, in no order, as a list that it buffers whole. Deferred columns are
     * loaded, because they cannot be read later; deferred relations are not.
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
