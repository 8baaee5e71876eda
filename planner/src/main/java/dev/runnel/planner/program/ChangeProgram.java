package dev.runnel.planner.program;

import dev.runnel.spi.Operation;
import java.util.List;
import java.util.Optional;

/**
 * Updates or deletes rows by one operation of a relational store.
 *
 * @param operation empty when the condition can hold for no row: then nothing is called, and nothing matched
 * @param single whether it must find one row: otherwise {@code NotFound}
 * @param record how the row that a single update gives back becomes a record; empty where a number of rows is wanted
 */
public record ChangeProgram(
        Optional<Operation> operation,
        boolean single,
        Optional<Result.Records> record,
        int valueSlots,
        List<Hole> ranged)
        implements Program {
    public ChangeProgram {
        ranged = List.copyOf(ranged);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitChange(this);
    }
}
