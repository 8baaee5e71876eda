package dev.runnel.stmt;

import dev.runnel.schema.Entity;
import java.util.Optional;

/**
 * Creates several rows, or updates the rows with the same targets, all or none. The value of the statement is a list with an array for each row:
 * the values of {@code each}. No two rows have the same target. The result is the list of the records, in the same order.
 *
 * @param each the upsert of one row, which updates an existing row. Its create has the shape of all rows
 */
public record UpsertMany(Upsert each) implements ModelStatement {
    @Override
    public Optional<Entity> model() {
        return each.model();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitUpsertMany(this);
    }
}
