package dev.runnel.planner.plan;

import dev.runnel.planner.program.MirBuilder;
import dev.runnel.planner.program.MirNode;
import dev.runnel.planner.program.RowCondition;
import dev.runnel.planner.program.RowExpr;
import dev.runnel.planner.program.RowScope;
import dev.runnel.spi.SelectRows.Slice;
import dev.runnel.spi.SelectRows.Sort;
import dev.runnel.spi.TableExpr;
import dev.runnel.type.Type;
import java.util.List;

/**
 * Adds the nodes of a select that run on rows in memory. Each method returns the node of its result, which is the node
 * of its input if there is nothing to do.
 *
 * @param scope the positions of the columns in a row
 */
record RowPipeline(MirBuilder mir, RowScope scope) {

    int filtered(int rows, Type.Tuple type, TableExpr condition) {
        RowCondition test = new RowCondition(scope, condition);
        return test.isAlwaysTrue() ? rows : mir.add(new MirNode.Filter(rows, test), type);
    }

    int sorted(int rows, Type.Tuple type, List<Sort> order) {
        List<MirNode.Sort.Key> keys = order.stream()
                .map(sort -> new MirNode.Sort.Key(
                        new RowExpr.Computed(scope, sort.expr()),
                        sort.expr().type(),
                        sort.direction(),
                        sort.nullsFirst()))
                .toList();
        return keys.isEmpty() ? rows : mir.add(new MirNode.Sort(rows, keys), type);
    }

    int limited(int rows, Slice slice) {
        return slice.equals(Slice.ALL) ? rows : mir.add(new MirNode.Limit(rows, slice), mir.type(rows));
    }

    int projected(int rows, List<TableExpr> selection) {
        List<RowExpr> operands = selection.stream()
                .<RowExpr>map(expr -> new RowExpr.Computed(scope, expr))
                .toList();
        return mir.add(new MirNode.Project(rows, operands), ReadPlanner.rowOf(selection));
    }

    int distinct(int rows, List<TableExpr> selection) {
        int projected = projected(rows, selection);
        List<Type.Scalar> types = selection.stream().map(TableExpr::type).toList();
        return mir.add(new MirNode.Distinct(projected, types), mir.type(projected));
    }
}
