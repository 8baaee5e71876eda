package dev.runnel.planner.program;

import dev.runnel.spi.Operation;
import java.util.List;
import java.util.Optional;

/**
 * Updates or deletes rows by one operation of an SQL database.
 *
 * @param write node 0 is the operation, which for a statement that locks its rows is a read, and the rows that it returns; the other nodes load the eager relations. Without
 *     an operation, the condition is false for every row: no operation is executed, and no row matches
 * @param existenceCheck for a write that matched fewer rows than required: finds the rows; if each key requires one, their keys. If all
 *     exist, {@code OptimisticLockException}; otherwise {@code NotFoundException}
 * @param unchanged for an update of a required row that skips an equal one, if the write returned no row: reads and locks the row if it has every assigned
 *     value and satisfies the guard
 * @param transaction whether the program is atomic only in a transaction
 */
public record UpdateProgram(
        Schedule write,
        Optional<Operation> existenceCheck,
        Optional<Operation> unchanged,
        boolean transaction,
        WriteResult result,
        int valueSlots,
        List<RangeCheckedParameter> ranged,
        List<OnUpdateParameter> onUpdate)
        implements Program {
    public UpdateProgram {
        ranged = List.copyOf(ranged);
        onUpdate = List.copyOf(onUpdate);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitUpdate(this);
    }
}
