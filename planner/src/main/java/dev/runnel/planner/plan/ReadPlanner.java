package dev.runnel.planner.plan;

import dev.runnel.planner.hir.Hir.IncludedRead;
import dev.runnel.planner.hir.Hir.Read;
import dev.runnel.planner.program.MergeOutput;
import dev.runnel.planner.program.MirBuilder;
import dev.runnel.planner.program.MirNode;
import dev.runnel.planner.program.Result;
import dev.runnel.planner.program.RowExpr;
import dev.runnel.spi.DecodeLayout;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The common part of the read planners. An include becomes a load of the related rows, by the keys of the parents, and
 * a merge. A subclass plans the rows of a select.
 */
abstract class ReadPlanner {
    protected final MirBuilder mir;

    ReadPlanner(MirBuilder mir) {
        this.mir = mir;
    }

    /** The node of the root rows: filtered, sorted, limited. */
    protected abstract int rootScan(Read read);

    /** The node of the rows related to those of {@code parent}: filtered, sorted, limited per parent. */
    protected abstract int load(IncludedRead included, int parent);

    /** Rows with their includes, and their decoding. */
    record Assembled(int node, Result.Records record) {}

    final Assembled assemble(Read read, int rows) {
        int node = rows;
        DecodeLayout loads = read.loads();
        for (IncludedRead included : read.includes()) {
            int related = included.child().rows().where().equals(TableExpr.ValueExpr.FALSE)
                    ? mir.add(new MirNode.EmptyRows(), new Type.Tuple(List.of()))
                    : load(included, node);
            Assembled child = assemble(included.child(), related);
            int cell = mir.width(node);
            List<Integer> childCells = included.child().outputPositions(included.childCells());
            MergeOutput shape = read.selected() > 0
                    ? new MergeOutput.Selected(included.relation(), records(included.child(), child))
                    : new MergeOutput.Records(included.relation(), child.record(), included.partial());
            node = mir.add(
                    new MirNode.NestedMerge(node, included.parentCells(), child.node(), childCells, cell, shape),
                    with(mir.type(node), included.relation().name(), typeOf(included, child.node())));
            loads = read.selected() > 0
                    ? loads
                    : loads.withRelation(included.relation().index(), cell);
        }
        if (read.selected() > 0 && !read.includes().isEmpty()) {
            node = projectSelection(read, node);
        }
        return new Assembled(node, new Result.Records(read.entity(), loads));
    }

    private static Optional<Result.Records> records(Read child, Assembled rows) {
        return child.selected() > 0 ? Optional.empty() : Optional.of(rows.record());
    }

    /** Projects the selected cells, then the related rows, then the cells that merges need. */
    private int projectSelection(Read read, int node) {
        int columns = read.rows().selection().size();
        int merged = mir.width(node) - read.includes().size();
        List<Type.Part> parts = new ArrayList<>();
        List<RowExpr> operands = new ArrayList<>();
        int[] cells = IntStream.concat(
                        IntStream.concat(IntStream.range(0, read.selected()), IntStream.range(merged, mir.width(node))),
                        IntStream.range(read.selected(), columns))
                .toArray();
        for (int cell : cells) {
            parts.add(mir.type(node).parts().get(cell));
            operands.add(new RowExpr.Cell(cell));
        }
        return mir.add(new MirNode.Project(node, operands), new Type.Tuple(parts));
    }

    private Type typeOf(IncludedRead included, int child) {
        return included.relation().toOne() ? mir.type(child) : new Type.ListOf(mir.type(child));
    }

    protected static Type.Tuple with(Type.Tuple row, String name, Type type) {
        List<Type.Part> parts = new ArrayList<>(row.parts());
        parts.add(new Type.Part(name, type));
        return new Type.Tuple(parts);
    }

    /** The row type of a selection. */
    protected static Type.Tuple rowOf(List<TableExpr> selection) {
        return new Type.Tuple(selection.stream()
                .map(expr -> new Type.Part(expr instanceof ColumnRef ref ? nameOf(ref) : "value", expr.type()))
                .toList());
    }

    private static String nameOf(ColumnRef ref) {
        return ref.source() == 0 ? ref.column().name() : ref.column().toString();
    }
}
