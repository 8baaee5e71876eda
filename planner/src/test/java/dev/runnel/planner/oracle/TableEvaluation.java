package dev.runnel.planner.oracle;

import dev.runnel.spi.SelectRows;
import dev.runnel.spi.SelectRows.Join;
import dev.runnel.spi.SelectRows.Sort;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.CountAll;
import dev.runnel.spi.TableExpr.InSubquery;
import dev.runnel.spi.TableExpr.Subquery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A relational store in a hundred lines: what {@link SelectRows} and {@link TableExpr} say in their doc comments. */
public final class TableEvaluation extends ExprEvaluation {
    private final Data data;

    /** The rows of the selects around the expression by source, the nearest last. */
    private final List<@Nullable Object[][]> sources;

    private TableEvaluation(Data data, @Nullable Object[] values, List<@Nullable Object[][]> sources) {
        super(values);
        this.data = data;
        this.sources = sources;
    }

    /** The rows of a select. */
    public static List<@Nullable Object[]> rows(SelectRows select, Data data, @Nullable Object[] values) {
        return new TableEvaluation(data, values, List.of()).rows(select);
    }

    /** The value of an expression over one row of a table. */
    public static @Nullable Object value(TableExpr expr, @Nullable Object[] row, Data data, @Nullable Object[] values) {
        return new TableEvaluation(data, values, List.of(new @Nullable Object[][][] {{row}})).value(expr);
    }

    private List<@Nullable Object[]> rows(SelectRows select) {
        List<TableEvaluation> found = new ArrayList<>(matches(select));
        found.sort((a, b) -> {
            for (Sort sort : select.order()) {
                int order = Compared.order(
                        sort.expr().type().storage(),
                        sort.direction(),
                        sort.nullsFirst(),
                        a.value(sort.expr()),
                        b.value(sort.expr()));
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        });
        if (select.perKey() != null) {
            Map<List<@Nullable Object>, Long> counts = new HashMap<>();
            long offset = Slots.offset(select.perKey().slice(), values);
            long most = Slots.limit(select.perKey().slice(), values);
            found.removeIf(row -> {
                long number = counts.merge(row.values(select.perKey().columns()), 1L, Long::sum) - offset;
                return number < 1 || number > most;
            });
        }
        if (select.distinct()) {
            Set<List<@Nullable Object>> seen = new HashSet<>();
            found.removeIf(row -> !seen.add(row.values(select.selection())));
        }
        int first = (int) Math.min(Slots.offset(select.slice(), values), found.size());
        long most = Slots.limit(select.slice(), values);
        found = found.subList(first, first + (int) Math.min(most, found.size() - first));
        if (select.selection().get(0) instanceof CountAll) {
            List<@Nullable Object[]> count = new ArrayList<>();
            count.add(new @Nullable Object[] {(long) found.size()});
            return count;
        }
        List<@Nullable Object[]> rows = new ArrayList<>();
        found.forEach(row -> rows.add(row.values(select.selection()).toArray()));
        return rows;
    }

    private List<TableEvaluation> matches(SelectRows select) {
        List<TableEvaluation> found = new ArrayList<>();
        for (@Nullable Object[] row : data.rows(select.table().name())) {
            @Nullable Object[][] bound = new @Nullable Object[1 + select.joins().size()][];
            bound[0] = row;
            List<@Nullable Object[][]> inner = new ArrayList<>(sources);
            inner.add(bound);
            TableEvaluation candidate = new TableEvaluation(data, values, inner);
            if (candidate.join(select, bound) && candidate.holds(select.where())) {
                found.add(candidate);
            }
        }
        return found;
    }

    private boolean join(SelectRows select, @Nullable Object[][] bound) {
        for (int i = 0; i < select.joins().size(); i++) {
            Join join = select.joins().get(i);
            List<@Nullable Object> left = values(join.left());
            for (@Nullable Object[] row : data.rows(join.table().name())) {
                if (!left.contains(null) && left.equals(Data.cells(row, join.right()))) {
                    bound[i + 1] = row;
                }
            }
            if (bound[i + 1] == null && !join.outer()) {
                return false;
            }
        }
        return true;
    }

    @Override
    List<TableEvaluation> matches(Subquery inner) {
        return matches(inner.subquery());
    }

    @Override
    public @Nullable Object visitColumn(ColumnRef ref) {
        @Nullable Object[] row = sources.get(sources.size() - 1 - ref.depth())[ref.source()];
        return row == null ? null : row[ref.column().index()];
    }

    @Override
    public Object visitInSubquery(InSubquery in) {
        Object operand = value(in.operand());
        return operand != null && rows(in.subquery()).stream().anyMatch(row -> operand.equals(row[0]));
    }
}
