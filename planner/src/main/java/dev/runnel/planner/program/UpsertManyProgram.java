package dev.runnel.planner.program;

import java.util.List;

/**
 * Creates several rows, or updates the rows with the same targets, all or none. The value in slot 0 of the statement is the list of the rows: an
 * array with the values of {@code each}. A key-value store gets the items of all rows by one transact write.
 */
public record UpsertManyProgram(UpsertProgram each) implements Program {
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
