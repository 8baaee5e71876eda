package dev.runnel.planner.program;

import java.util.List;
import java.util.Optional;

/**
 * Runs writes in order, all or none. The value in slot n of the statement is the array of values of write n. A key-value store gets the items of all
 * writes by one transact write. The first program may read the record to which the writes refer.
 *
 * @param result the position of the write whose result is that of the statement; empty for the number of rows of all writes
 */
public record WriteSequenceProgram(List<Program> writes, Optional<Integer> result) implements Program {
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
