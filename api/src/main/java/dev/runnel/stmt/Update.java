package dev.runnel.stmt;

import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import java.util.List;
import java.util.Optional;

/**
 * Changes fields of rows. Holes are numbered filter first, then the guard, then the assignments in the order of the model's fields.
 *
 * @param guard what a single row must hold besides
 * @param assignments at least one, by field index, each field once
 * @param single whether it names one row by its key, and must find it
 * @param given what it gives back
 */
public record Update(
        Entity entity,
        ModelExpr filter,
        Optional<VersionCheck> guard,
        List<Assignment> assignments,
        boolean single,
        ResultKind given)
        implements ModelStatement {
    /** One that gives the row back if it is a single one, and else a number. */
    public Update(Entity entity, ModelExpr filter, List<Assignment> assignments, boolean single) {
        this(entity, filter, Optional.empty(), assignments, single, single ? ResultKind.ONE : ResultKind.COUNT);
    }

    /** What an update gives back. */
    public enum ResultKind {
        /** How many rows there were. */
        COUNT,
        /** The one row, as it is then. */
        ONE,
        /** A list of the rows, as they are then. */
        MANY
    }

    /** A field and what it becomes: a value, or an expression over the row as it was. */
    public record Assignment(Field field, ModelExpr value) {}

    public Update {
        assignments = List.copyOf(assignments);
    }

    /** With these assignments instead. */
    public Update withAssignments(List<Assignment> others) {
        return new Update(entity, filter, guard, others, single, given);
    }

    /** Whether it gives rows back. */
    public boolean returning() {
        return given != ResultKind.COUNT;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitUpdate(this);
    }
}
