package dev.runnel.stmt;

import dev.runnel.schema.Entity;
import java.util.Optional;

/**
 * Deletes rows. Parameters are numbered in the order filter, guard.
 *
 * @param entity the model
 * @param filter the condition
 * @param guard a condition of the single row; empty for none. A row that does not satisfy it is {@code
 *     OptimisticLockException}
 * @param single whether the filter selects one row by its key, which must exist
 * @param returning whether the statement returns the rows, with their last values
 */
public record Delete(Entity entity, ModelExpr filter, Optional<ModelExpr> guard, boolean single, boolean returning)
        implements ModelStatement {
    /** Creates a delete without a guard that returns a number of rows. */
    public Delete(Entity entity, ModelExpr filter, boolean single) {
        this(entity, filter, Optional.empty(), single, false);
    }

    @Override
    public Optional<Entity> model() {
        return Optional.of(entity);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitDelete(this);
    }
}
