package dev.runnel.planner.explain;

import dev.runnel.planner.program.MergeOutput;
import dev.runnel.planner.program.Mir;
import dev.runnel.planner.program.MirNode;
import dev.runnel.planner.program.MirNode.Distinct;
import dev.runnel.planner.program.MirNode.EmptyRows;
import dev.runnel.planner.program.MirNode.Filter;
import dev.runnel.planner.program.MirNode.Groups;
import dev.runnel.planner.program.MirNode.Limit;
import dev.runnel.planner.program.MirNode.LimitPerKey;
import dev.runnel.planner.program.MirNode.Load;
import dev.runnel.planner.program.MirNode.NestedMerge;
import dev.runnel.planner.program.MirNode.Project;
import dev.runnel.planner.program.MirNode.RootScan;
import dev.runnel.planner.program.MirNode.Sort;
import dev.runnel.type.Direction;
import dev.runnel.type.Type;
import java.util.List;
import java.util.stream.Collectors;

/** Prints the DAG: one node per line, with its inputs by position, and the row type of nodes with own rows. */
final class MirPrinter {
    private final IndentedWriter lines;

    MirPrinter(IndentedWriter lines) {
        this.lines = lines;
    }

    void print(Mir mir) {
        for (int i = 0; i < mir.nodes().size(); i++) {
            String what = mir.nodes().get(i).accept(new NodeText(mir));
            lines.add(
                    "#" + i + " " + what + " -> " + new Type.ListOf(mir.types().get(i)));
        }
        lines.add("return #" + mir.result());
    }

    private record NodeText(Mir mir) implements MirNode.Visitor<String> {

        @Override
        public String visitRootScan(RootScan scan) {
            return OperationPrinter.of(scan.operation());
        }

        @Override
        public String visitEmptyRows(EmptyRows empty) {
            return "nothing";
        }

        @Override
        public String visitGroups(Groups groups) {
            return "groups by " + groups.keys()
                    + groups.aggregates().stream()
                            .map(TableExprPrinter::of)
                            .collect(Collectors.joining(", ", ": ", ""));
        }

        @Override
        public String visitLoad(Load load) {
            return OperationPrinter.of(load.operation())
                    + " for "
                    + load.keySlots().stream().map(slot -> "$" + slot + "…").collect(Collectors.joining(", "))
                    + " = "
                    + cells(load.parent(), load.cells());
        }

        @Override
        public String visitFilter(Filter filter) {
            return "filter #" + filter.input() + " " + RowExprText.of(filter.test(), type(filter.input()));
        }

        @Override
        public String visitSort(Sort sort) {
            return "sort #"
                    + sort.input()
                    + " "
                    + sort.keys().stream().map(key -> key(key, sort.input())).collect(Collectors.joining(", "));
        }

        private String key(Sort.Key key, int input) {
            String nulls = !key.type().nullable() ? "" : key.nullsFirst() ? " absent first" : " absent last";
            return RowExprText.of(key.operand(), type(input))
                    + (key.direction() == Direction.ASC ? " asc" : " desc")
                    + nulls;
        }

        @Override
        public String visitLimit(Limit limit) {
            return "slice #" + limit.input() + " " + SelectPrinter.text(limit.rows());
        }

        @Override
        public String visitLimitPerKey(LimitPerKey limit) {
            return "slice #"
                    + limit.input()
                    + " "
                    + SelectPrinter.text(limit.rows())
                    + " per "
                    + cells(limit.input(), limit.cells());
        }

        @Override
        public String visitDistinct(Distinct distinct) {
            return "distinct #" + distinct.input();
        }

        @Override
        public String visitNestedMerge(NestedMerge merge) {
            return "merge "
                    + cells(merge.parents(), merge.parentCells())
                    + " <- "
                    + cells(merge.children(), merge.childCells())
                    + ", "
                    + merge.shape().accept(new ShapeText());
        }

        @Override
        public String visitProject(Project project) {
            return "project #"
                    + project.input()
                    + " "
                    + project.operands().stream()
                            .map(operand -> RowExprText.of(operand, type(project.input())))
                            .collect(Collectors.joining(", "));
        }

        private Type.Tuple type(int node) {
            return mir.types().get(node);
        }

        private String cells(int node, List<Integer> cells) {
            List<Type.Part> parts = type(node).parts();
            return "#"
                    + node
                    + cells.stream()
                            .map(cell -> cell < parts.size() ? parts.get(cell).name() : "@" + cell)
                            .collect(Collectors.joining(", ", ".(", ")"));
        }
    }

    /** Prints the value that a merge writes into the parent. */
    static final class ShapeText implements MergeOutput.Visitor<String> {
        @Override
        public String visitRowOrNull(MergeOutput.RowOrNull shape) {
            return "the row or none, for tests";
        }

        @Override
        public String visitRows(MergeOutput.Rows shape) {
            return "the rows, for tests";
        }

        @Override
        public String visitRecords(MergeOutput.Records shape) {
            String many = !shape.relation().toOne() ? "many" : shape.relation().optional() ? "one or none" : "one";
            return shape.relation().name() + ": " + many + (shape.partial() ? ", partial" : "");
        }

        @Override
        public String visitSelected(MergeOutput.Selected shape) {
            return shape.relation().name() + ": " + (shape.relation().toOne() ? "one or none" : "many") + ", selected";
        }
    }
}
