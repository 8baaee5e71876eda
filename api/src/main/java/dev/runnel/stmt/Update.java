package dev.runnel.stmt;

import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import java.util.List;

/**
 * Changes fields of rows. Holes are numbered filter first, then the assignments in the order of the model's fields.
 *
 * @param assignments at least one, by field index, each field once
 * @param single whether it names one row by its key, and must find it
 * @param returning whether it gives the rows back, as they are then: the one row, or a list
 */
public record Update(Entity entity, ModelExpr filter, List<Assignment> assignments, boolean single, boolean returning)
        implements ModelStatement {
    /** One that gives the row back if it is a single one, and else a number. */
    public Update(Entity entity, ModelExpr filter, List<Assignment> assignments, boolean single) {
        this(entity, filter, assignments, single, single);
    }

    /** A field and what it becomes: a value, or an expression over the row as it was. */
    public record Assignment(Field field, ModelExpr value) {}

    public Update {
        assignments = List.copyOf(assignments);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitUpdate(this);
    }
}
