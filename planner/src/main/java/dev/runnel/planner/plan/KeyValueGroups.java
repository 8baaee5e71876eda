package dev.runnel.planner.plan;

import dev.runnel.planner.program.MirBuilder;
import dev.runnel.planner.program.MirNode;
import dev.runnel.planner.program.RowScope;
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

/**
 * The groups of a select of a key-value store. The rows contain the keys and the operands of the aggregates. The condition, the order,
 * the limit and the selection of the groups run in memory, on rows of the keys and the aggregates.
 */
final class KeyValueGroups {
    private final SelectRows rows;
    private final Grouping grouping;
    private final List<Aggregate> aggregates;
    private final List<TableExpr> cells = new ArrayList<>();

    /** @param rows a select with groups */
    KeyValueGroups(SelectRows rows, Grouping grouping) {
        this.rows = rows;
        this.grouping = grouping;
        Set<Aggregate> found = new LinkedHashSet<>();
        rows.selection().forEach(expr -> collect(expr, found));
        collect(grouping.having(), found);
        rows.order().forEach(sort -> collect(sort.expr(), found));
        aggregates = List.copyOf(found);
        grouping.keys().forEach(key -> cell("key" + (cells.size() + 1), key));
        aggregates.forEach(aggregate -> cell(aggregate.op() + " " + (cells.size() + 1 - keys()), aggregate));
    }

    private int keys() {
        return grouping.keys().size();
    }

    private void cell(String name, TableExpr value) {
        cells.add(ColumnRef.own(new Column("groups", name, cells.size(), value.type())));
    }

    private static void collect(TableExpr expr, Set<Aggregate> found) {
        if (expr instanceof Aggregate aggregate) {
            found.add(aggregate);
        } else {
            expr.mapChildren(child -> {
                collect(child, found);
                return child;
            });
        }
    }

    /** The select of the keys and the operands of the aggregates of each row. */
    SelectRows operands() {
        List<TableExpr> selection = new ArrayList<>(grouping.keys());
        aggregates.forEach(aggregate -> selection.add(aggregate.operand()));
        SelectRows all = rows.distinct() ? rows.withEqualRows() : rows;
        return all.withGrouping(null).withOrder(List.of()).withSlice(Slice.ALL).withSelection(selection);
    }

    /**
     * Adds the steps on the groups.
     *
     * @param prepare prepares an expression of a group
     */
    void plan(MirBuilder mir, UnaryOperator<TableExpr> prepare) {
        UnaryOperator<TableExpr> ofCells = expr -> prepare.apply(ofCells(expr));
        List<TableExpr> selection = rows.selection().stream().map(ofCells).toList();
        int result = mir.add(new MirNode.Groups(keys(), aggregates), ReadPlanner.rowOf(cells));
        RowScope scope = RowScope.of(
                cells.stream().map(cell -> ((ColumnRef) cell).column()).toList());
        RowPipeline pipeline = new RowPipeline(mir, scope);
        result = pipeline.filtered(result, mir.type(result), ofCells.apply(grouping.having()));
        result = pipeline.sorted(
                result,
                mir.type(result),
                rows.order().stream()
                        .map(sort -> new Sort(ofCells.apply(sort.expr()), sort.direction(), sort.nullsFirst()))
                        .toList());
        if (rows.distinct()) {
            result = pipeline.distinct(result, selection);
        }
        result = pipeline.limited(result, rows.slice());
        if (!rows.distinct() && !selection.equals(cells)) {
            pipeline.projected(result, selection);
        }
    }

    private TableExpr ofCells(TableExpr expr) {
        if (expr instanceof GroupKey key) {
            return cells.get(key.index());
        }
        return expr instanceof Aggregate aggregate
                ? cells.get(keys() + aggregates.indexOf(aggregate))
                : expr.mapChildren(this::ofCells);
    }
}
