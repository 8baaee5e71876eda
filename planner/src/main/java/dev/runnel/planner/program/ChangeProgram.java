package dev.runnel.planner.program;

import dev.runnel.spi.Operation;
import java.util.List;
import java.util.Optional;

/**
 * Updates or deletes rows by one operation of a relational store.
 *
 * @param operation empty when the condition can hold for no row: then nothing is called, and nothing matched
 * @param probe of a guarded change: finds the row where the operation did not. It is there: {@code ConditionFailed}; else
 *     {@code NotFound}
 * @param single whether it must find one row: otherwise {@code NotFound}
 * @param listed whether records are given as a list
 * @param record how a row that is given back becomes a record; empty where a number of rows is wanted
 * @param completion loads the eager relations of rows that are given back
 * @param transaction whether it is all or nothing only in a transaction
 */
public record ChangeProgram(
        Optional<Operation> operation,
        Optional<Operation> probe,
        boolean single,
        boolean listed,
        Optional<Result.Records> record,
        Completion completion,
        boolean transaction,
        int valueSlots,
        List<Hole> ranged,
        List<Renewed> renewed)
        implements Program {
    public ChangeProgram {
        ranged = List.copyOf(ranged);
        renewed = List.copyOf(renewed);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitChange(this);
    }
}
