package dev.runnel.planner.program;

import dev.runnel.spi.Operation;
import java.util.List;
import java.util.Optional;

/**
 * Updates or deletes rows by one operation of a relational store.
 *
 * @param write node 0 is the operation and the rows that it returns, the other nodes load their eager relations. Without an operation
 *     the condition can hold for no row: then nothing is called, and nothing matched
 * @param existenceCheck of a guarded change: finds the row where the operation did not. It is there: {@code OptimisticLockException}; else
 *     {@code NotFoundException}
 * @param transaction whether it is all or nothing only in a transaction
 */
public record UpdateProgram(
        Schedule write,
        Optional<Operation> existenceCheck,
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
