package dev.runnel.stmt;

import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import java.util.List;
import java.util.Optional;

/**
 * Updates fields of rows. Parameters are numbered in the order filter, guard, assignments.
 *
 * @param entity the model
 * @param filter the condition
 * @param guard a condition of each required row; empty for none. A row that does not satisfy it is {@code
 *     OptimisticLockException}
 * @param assignments the fields that are set, in the order of their index, each field once. Without an assignment, the statement locks its rows
 *     and returns them; it changes neither the version nor an on-update field
 * @param required the rows that the filter must match
 * @param given the result of the statement
 * @param skippingEqual whether the statement leaves rows alone that have every assigned value already; the automatic assignments do not count
 * @param options the options for stores that read items by access paths
 */
public record Update(
        Entity entity,
        ModelExpr filter,
        Optional<ModelExpr> guard,
        List<Assignment> assignments,
        RequiredRows required,
        ResultKind given,
        boolean skippingEqual,
        StatementOptions options)
        implements ModelStatement {
    /** Creates an update without options that writes each row of its condition. */
    public Update(
            Entity entity,
            ModelExpr filter,
            Optional<ModelExpr> guard,
            List<Assignment> assignments,
            RequiredRows required,
            ResultKind given) {
        this(entity, filter, guard, assignments, required, given, false, StatementOptions.DEFAULT);
    }

    /** Creates an update without a guard. It returns the row if it is a single one, and otherwise a number of rows. */
    public Update(Entity entity, ModelExpr filter, List<Assignment> assignments, boolean single) {
        this(
                entity,
                filter,
                Optional.empty(),
                assignments,
                RequiredRows.one(single),
                single ? ResultKind.ONE : ResultKind.COUNT);
    }

    /** The result of an update. */
    public enum ResultKind {
        /** The number of rows. */
        COUNT,
        /** The one row, with its new values. */
        ONE,
        /** The list of the rows, with their new values. */
        MANY
    }

    /**
     * A field and its new value.
     *
     * @param field the field
     * @param value a value, or an expression over the row as it was before the update
     * @param automatic whether the statement sets the field implicitly: the version, or an on-update field
     */
    public record Assignment(Field field, ModelExpr value, boolean automatic) {
        /** Creates an assignment of the application. */
        public Assignment(Field field, ModelExpr value) {
            this(field, value, false);
        }
    }

    public Update {
        assignments = List.copyOf(assignments);
    }

    /** Returns this update with other assignments. */
    public Update withAssignments(List<Assignment> others) {
        return new Update(entity, filter, guard, others, required, given, skippingEqual, options);
    }

    @Override
    public Update withOptions(StatementOptions others) {
        return new Update(entity, filter, guard, assignments, required, given, skippingEqual, others);
    }

    /** Returns whether the statement locks its rows and writes nothing. */
    public boolean locksOnly() {
        return assignments.isEmpty();
    }

    /** Returns whether the update returns rows. */
    public boolean returning() {
        return given != ResultKind.COUNT;
    }

    @Override
    public Optional<Entity> model() {
        return Optional.of(entity);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitUpdate(this);
    }
}
