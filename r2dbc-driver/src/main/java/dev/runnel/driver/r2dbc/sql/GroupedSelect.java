package dev.runnel.driver.r2dbc.sql;

import dev.runnel.schema.Column;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.SelectRows.Grouping;
import dev.runnel.spi.SelectRows.Slice;
import dev.runnel.spi.SelectRows.Sort;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.Aggregate;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.GroupKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A select of groups as SQL states it: keys of groups are expressions of the source. If each key is a column, the source is the tables. A
 * database does not recognize a computed key with parameters in its second place, so such keys and the operands of aggregates are columns of
 * a select inside of the statement.
 *
 * @param groups the select of the groups, in which no {@link GroupKey} is left
 * @param rows the select that is its source; null for the tables of {@code groups}
 */
record GroupedSelect(SelectRows groups, @Nullable SelectRows rows) {

    static GroupedSelect of(SelectRows select, Grouping grouping) {
        if (grouping.keys().stream().allMatch(ColumnRef.class::isInstance)) {
            return new GroupedSelect(replaced(select, grouping.keys(), UnaryOperator.identity()), null);
        }
        List<TableExpr> cells = new ArrayList<>(grouping.keys());
        cells.addAll(operands(select, grouping));
        List<TableExpr> columns = new ArrayList<>();
        for (TableExpr cell : cells) {
            columns.add(ColumnRef.own(new Column("", name(columns.size()), columns.size(), cell.type())));
        }
        int keys = grouping.keys().size();
        List<TableExpr> operands = cells.subList(keys, cells.size());
        SelectRows groups = replaced(
                select,
                columns.subList(0, keys),
                operand -> operands.contains(operand) ? columns.get(keys + operands.indexOf(operand)) : operand);
        SelectRows rows = (select.distinct() ? select.withEqualRows() : select)
                .withGrouping(null)
                .withOrder(List.of())
                .withSlice(Slice.ALL)
                .withSelection(cells);
        return new GroupedSelect(groups.withJoins(List.of()).withWhere(TableExpr.ValueExpr.TRUE), rows);
    }

    /** Returns the name of a column of the select inside. */
    static String name(int column) {
        return "c" + column;
    }

    /**
     * Returns whether the condition on groups reads a key. MySQL does not find a key there that is not selected, if it merges the select
     * inside (seen in 9.7.4). A limit prevents that.
     */
    static boolean readsKey(TableExpr having) {
        if (having instanceof ColumnRef) {
            return true;
        }
        boolean[] found = {false};
        if (!(having instanceof Aggregate)) {
            having.mapChildren(child -> {
                found[0] |= readsKey(child);
                return child;
            });
        }
        return found[0];
    }

    private static Set<TableExpr> operands(SelectRows select, Grouping grouping) {
        Set<TableExpr> operands = new LinkedHashSet<>();
        select.selection().forEach(expr -> collect(expr, operands));
        collect(grouping.having(), operands);
        select.order().forEach(sort -> collect(sort.expr(), operands));
        return operands;
    }

    private static void collect(TableExpr expr, Set<TableExpr> operands) {
        if (!(expr instanceof Aggregate aggregate)) {
            expr.mapChildren(child -> {
                collect(child, operands);
                return child;
            });
        } else if (!(aggregate.operand() instanceof TableExpr.ValueExpr)) {
            operands.add(aggregate.operand());
        }
    }

    private static SelectRows replaced(SelectRows select, List<TableExpr> keys, UnaryOperator<TableExpr> operand) {
        UnaryOperator<TableExpr> replace = expr -> replaced(expr, keys, operand);
        TableExpr having = select.grouping() == null
                ? TableExpr.ValueExpr.TRUE
                : replace.apply(select.grouping().having());
        return select.withGrouping(new Grouping(keys, having))
                .withOrder(select.order().stream()
                        .map(sort -> new Sort(replace.apply(sort.expr()), sort.direction(), sort.nullsFirst()))
                        .toList())
                .withSelection(select.selection().stream().map(replace).toList());
    }

    private static TableExpr replaced(TableExpr expr, List<TableExpr> keys, UnaryOperator<TableExpr> operand) {
        if (expr instanceof GroupKey key) {
            return keys.get(key.index());
        }
        return expr instanceof Aggregate
                ? expr.mapChildren(operand)
                : expr.mapChildren(child -> replaced(child, keys, operand));
    }
}
