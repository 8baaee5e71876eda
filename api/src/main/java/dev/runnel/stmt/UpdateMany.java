package dev.runnel.stmt;

import dev.runnel.schema.Entity;
import java.util.Optional;

/**
 * Updates several rows, each with values of its own, all or none. The value of the statement is a list with an array for each row: the
 * values of {@code each}. The result is the number of rows.
 *
 * @param each the update of one row by its key, without a returned row. It sets fields to values
 */
public record UpdateMany(Update each) implements ModelStatement {
    @Override
    public UpdateMany withOptions(StatementOptions others) {
        return new UpdateMany(each.withOptions(others));
    }

    @Override
    public Optional<Entity> model() {
        return each.model();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitUpdateMany(this);
    }
}
