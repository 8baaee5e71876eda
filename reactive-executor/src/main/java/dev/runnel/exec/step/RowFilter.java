package dev.runnel.exec.step;

import dev.runnel.planner.program.RowCondition;
import org.jspecify.annotations.Nullable;

/** A condition on single rows in memory, compiled once per plan. */
public final class RowFilter {
    private final CompiledPredicate predicate;

    public RowFilter(RowCondition condition) {
        predicate = CompiledPredicate.of(condition);
    }

    /** @param values the parameter values of the statement, by slot */
    public boolean test(@Nullable Object[] row, @Nullable Object[] values) {
        EvaluationContext context = new EvaluationContext(values);
        context.open();
        return predicate.test(context.row(row));
    }
}
