package dev.runnel.planner.program;

import dev.runnel.spi.Operation;
import java.util.List;
import java.util.Optional;

/**
 * Updates several rows, each with values of its own, all or none. The value in slot 0 of the statement is the list of the rows: an array with the
 * values of {@code each}. A key-value store gets the items of all rows by one transact write.
 *
 * @param each updates one row
 * @param atOnce updates all rows; the values of its rows include those of the on-update fields. If it matches fewer rows than the list has,
 *     the executor undoes it, updates halves of the list to find the row that fails, and updates this one by {@code each}. Empty if the database has no such operation
 */
public record UpdateManyProgram(Program each, Optional<Operation> atOnce) implements Program {
    @Override
    public int valueSlots() {
        return 1;
    }

    /** The update of one row checks its own values. */
    @Override
    public List<RangeCheckedParameter> ranged() {
        return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitUpdateMany(this);
    }
}
