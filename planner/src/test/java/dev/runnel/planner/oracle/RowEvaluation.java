package dev.runnel.planner.oracle;

import dev.runnel.planner.program.RowCondition;
import dev.runnel.planner.program.RowExpr;
import dev.runnel.planner.program.RowScope;
import dev.runnel.planner.program.RowScope.MergedRows;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.InSubquery;
import dev.runnel.spi.TableExpr.Subquery;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of expressions on rows in memory. */
final class RowEvaluation extends ExprEvaluation {
    /** The scopes around and a row of each, the nearest last. */
    private final List<RowScope> scopes;

    private final List<@Nullable Object[]> rows;

    RowEvaluation(@Nullable Object[] values, @Nullable Object[] row) {
        super(values);
        scopes = List.of();
        rows = List.of(new @Nullable Object[][] {row});
    }

    private RowEvaluation(@Nullable Object[] values, List<RowScope> scopes, List<@Nullable Object[]> rows) {
        super(values);
        this.scopes = scopes;
        this.rows = rows;
    }

    boolean holds(RowCondition condition) {
        return in(condition.scope()).satisfies(condition);
    }

    @Nullable
    Object value(RowExpr expr) {
        return expr.fold(
                cell -> at(0, List.of(cell)), (scope, computed) -> in(scope).value(computed));
    }

    private RowEvaluation in(RowScope scope) {
        List<RowScope> inner = new ArrayList<>(scopes);
        inner.add(scope);
        return new RowEvaluation(values, inner, rows);
    }

    private boolean satisfies(RowCondition condition) {
        return condition.scope().sources().stream()
                        .allMatch(source -> !source.required() || at(0, source.path()) != null)
                && holds(condition.condition());
    }

    private @Nullable Object at(int up, List<Integer> path) {
        Object at = rows.get(rows.size() - 1 - up);
        for (int cell : path) {
            if (at == null) {
                return null;
            }
            at = ((@Nullable Object[]) at)[cell];
        }
        return at;
    }

    @Override
    List<RowEvaluation> matches(Subquery inner) {
        MergedRows merged = scopes.get(scopes.size() - 1).rows(inner);
        Object children = at(merged.up(), merged.path());
        List<RowEvaluation> found = new ArrayList<>();
        for (Object child : children == null ? List.of() : (List<?>) children) {
            List<@Nullable Object[]> around = new ArrayList<>(rows);
            around.add((@Nullable Object[]) child);
            RowEvaluation row = new RowEvaluation(values, scopes, around)
                    .in(merged.condition().scope());
            if (row.satisfies(merged.condition())) {
                found.add(row);
            }
        }
        return found;
    }

    @Override
    public @Nullable Object visitColumn(ColumnRef ref) {
        return at(ref.depth(), scopes.get(scopes.size() - 1 - ref.depth()).path(ref));
    }

    @Override
    public Object visitInSubquery(InSubquery in) {
        throw new AssertionError("a subquery of values stands on rows in memory");
    }
}
