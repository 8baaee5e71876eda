package dev.runnel.stmt;

import dev.runnel.schema.Entity;
import java.util.Optional;

/**
 * Deletes rows. Parameters are numbered in the order filter, guard.
 *
 * @param entity the model
 * @param filter the condition
 * @param guard a condition of each required row; empty for none. A row that does not satisfy it is {@code
 *     OptimisticLockException}
 * @param required the rows that the filter must match
 * @param returning whether the statement returns the rows, with their last values
 * @param options the options for stores that read items by access paths
 */
public record Delete(
        Entity entity,
        ModelExpr filter,
        Optional<ModelExpr> guard,
        RequiredRows required,
        boolean returning,
        StatementOptions options)
        implements ModelStatement {
    /** Creates a delete without options. */
    public Delete(
            Entity entity, ModelExpr filter, Optional<ModelExpr> guard, RequiredRows required, boolean returning) {
        this(entity, filter, guard, required, returning, StatementOptions.DEFAULT);
    }

    /** Creates a delete without a guard that returns a number of rows. */
    public Delete(Entity entity, ModelExpr filter, boolean single) {
        this(entity, filter, Optional.empty(), RequiredRows.one(single), false);
    }

    @Override
    public Delete withOptions(StatementOptions others) {
        return new Delete(entity, filter, guard, required, returning, others);
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
