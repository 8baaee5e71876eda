package dev.runnel.planner.program;

import dev.runnel.spi.TableExpr;

/**
 * A condition on rows in memory. It is true for a row that has every required source of the scope and for which the
 * expression is true. The executor compiles it once per plan.
 */
public record RowCondition(RowScope scope, TableExpr condition) {
    /** Whether it is true for every row. */
    public boolean isAlwaysTrue() {
        return condition.equals(TableExpr.ValueExpr.TRUE)
                && scope.sources().stream().noneMatch(RowScope.Source::required);
    }
}
