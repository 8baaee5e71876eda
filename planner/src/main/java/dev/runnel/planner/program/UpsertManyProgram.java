package dev.runnel.planner.program;

import dev.runnel.planner.program.UpsertProgram.Merge;
import java.util.List;
import java.util.Optional;

/**
 * Creates several rows, or updates the rows with the same targets, all or none. The value in slot 0 of the statement is the list of the rows: an
 * array with the values of {@code each}. A key-value store gets the items of all rows by one transact write.
 *
 * @param each writes one row
 * @param atOnce writes all rows, if each of them can meet no row of the unique sets in {@code each.others()}. Its values are those of the update of
 *     one row, or of its read if there is no update, then the list of the rows. It returns fewer rows than the list has if a row is kept. Empty if the database has no
 *     such operation for the statement
 */
public record UpsertManyProgram(UpsertProgram each, Optional<Merge> atOnce) implements Program {
    @Override
    public int valueSlots() {
        return 1;
    }

    /** The parts of the upsert of one row check their own values. */
    @Override
    public List<RangeCheckedParameter> ranged() {
        return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitUpsertMany(this);
    }
}
