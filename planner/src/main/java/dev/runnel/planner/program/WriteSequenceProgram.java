package dev.runnel.planner.program;

import java.util.List;

/**
 * Runs updates and deletes in order, all or none. The value in slot n of the statement is the array of values of write n. A key-value store gets the
 * items of all writes by one transact write.
 */
public record WriteSequenceProgram(List<Program> writes) implements Program {
    public WriteSequenceProgram {
        writes = List.copyOf(writes);
    }

    @Override
    public int valueSlots() {
        return writes.size();
    }

    /** Each write checks its own values. */
    @Override
    public List<RangeCheckedParameter> ranged() {
        return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitWriteSequence(this);
    }
}
