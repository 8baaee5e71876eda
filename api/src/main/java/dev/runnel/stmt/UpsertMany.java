package dev.runnel.stmt;

import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import java.util.List;
import java.util.Optional;

/**
 * Creates several rows, or updates the rows with the same targets, all or none. The value of the statement is a list with an array for each row:
 * the values of {@code each}. No two rows have the same target. The result is the list of the results of the rows that have one, in the same order.
 *
 * @param each the upsert of one row. Its create has the shape of all rows
 * @param incoming for each parameter of the update after those of its filter: the field of the new row that has its value; empty for a value
 *     that all rows share
 */
public record UpsertMany(Upsert each, List<Optional<Field>> incoming) implements ModelStatement {
    public UpsertMany {
        incoming = List.copyOf(incoming);
    }

    /** Returns this statement with the outcome of each row as a part of its result. */
    public UpsertMany withOutcome() {
        return new UpsertMany(each.withOutcome(), incoming);
    }

    @Override
    public Optional<Entity> model() {
        return each.model();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitUpsertMany(this);
    }
}
