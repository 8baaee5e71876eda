package dev.runnel.planner.explain;

import dev.runnel.planner.program.CascadeProgram;
import dev.runnel.planner.program.InsertProgram;
import dev.runnel.planner.program.InsertProgram.Node;
import dev.runnel.planner.program.KeyValueWriteProgram;
import dev.runnel.planner.program.KeyValueWriteProgram.ReferenceCheck;
import dev.runnel.planner.program.MirNode;
import dev.runnel.planner.program.PageProgram;
import dev.runnel.planner.program.Program;
import dev.runnel.planner.program.ReadProgram;
import dev.runnel.planner.program.ReadProgram.Keyset;
import dev.runnel.planner.program.ReadProgram.Streamed;
import dev.runnel.planner.program.Schedule;
import dev.runnel.planner.program.UniqueIndexItem;
import dev.runnel.planner.program.UpdateManyProgram;
import dev.runnel.planner.program.UpdateProgram;
import dev.runnel.planner.program.UpsertManyProgram;
import dev.runnel.planner.program.UpsertManyProgram.ExistingRows;
import dev.runnel.planner.program.UpsertProgram;
import dev.runnel.planner.program.WriteSequenceProgram;
import dev.runnel.spi.Operation;
import dev.runnel.stmt.CascadingDelete.Edge;
import dev.runnel.stmt.RequiredRows;
import dev.runnel.stmt.Select.ResultMode;
import dev.runnel.stmt.Upsert.Existing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Prints a program: the root query, its paging, and the body of a window, with the texts of the driver. */
final class ProgramPrinter implements Program.Visitor<Void> {
    private final IndentedWriter lines;
    private final Function<Operation, String> render;

    ProgramPrinter(IndentedWriter lines, Function<Operation, String> render) {
        this.lines = lines;
        this.render = render;
    }

    @Override
    public Void visitRead(ReadProgram read) {
        if (read.rootQuery().isEmpty()) {
            lines.add("no call");
            return null;
        }
        for (ReadProgram.MaterializedSubquery subquery : read.subqueries()) {
            lines.add(
                    subquery.ofNothing().isPresent()
                            ? "value $" + subquery.slot() + (subquery.required() ? ", no row if it is false:" : ":")
                            : "list $" + subquery.slot() + (subquery.required() ? ", no row without a value:" : ":"));
            lines.indented(() -> visitRead(subquery.read()));
        }
        ReadProgram.RootQuery rootQuery = read.rootQuery().get();
        lines.add("rows 0: " + render.apply(rootQuery.operation()));
        if (rootQuery.paging() instanceof Keyset keyset) {
            keyset(keyset);
        } else if (read.terminal() == ResultMode.ALL) {
            lines.add(rootQuery.paging() instanceof Streamed ? "windows as they stream" : "held whole");
        }
        nodes(read.body());
        read.groups().ifPresent(this::nodes);
        return null;
    }

    private void nodes(Schedule schedule) {
        for (int at = 0; at < schedule.nodes().size(); at++) {
            schedule.nodes().get(at).accept(new NodeText(schedule, at, lines, render));
        }
    }

    @Override
    public Void visitPage(PageProgram page) {
        visitRead(page.rows());
        if (page.backwards()) {
            lines.add("rows 0 from the last to the first");
        }
        page.others().ifPresent(others -> {
            lines.add(
                    page.existence().isPresent()
                            ? "others, if there is one: cell "
                                    + page.existence().getAsInt() + " of a row; without a row:"
                            : "others, if there is one:");
            lines.indented(() -> visitRead(others));
        });
        return null;
    }

    private void keyset(Keyset keyset) {
        keyset.whole().ifPresent(whole -> lines.add("few at once: " + render.apply(whole)));
        lines.add("windows: " + render.apply(keyset.first()));
        Map<Integer, Operation> next = new TreeMap<>(keyset.next());
        next.forEach((nulls, operation) ->
                lines.add("then" + (nulls == 0 ? "" : " (absent " + Integer.toBinaryString(nulls) + ")") + ": "
                        + render.apply(operation)));
        if (keyset.byCursor()) {
            lines.add("beyond the first windows: a cursor over the rest");
        }
    }

    @Override
    public Void visitInsert(InsertProgram insert) {
        if (insert.transaction()) {
            lines.add("in a transaction, unless it is one insert");
        }
        for (int number : insert.order()) {
            Node node = insert.nodes().get(number);
            node.generated()
                    .ifPresent(operation -> lines.add("rows " + number + " without keys: " + render.apply(operation)));
            String label = node.generated().isPresent() ? " with keys: " : ": ";
            lines.add(
                    insert.transact().isPresent()
                            ? "put " + node.table()
                            : "rows " + number + label + operation(node.write()));
            for (UniqueIndexItem unique : node.uniques()) {
                lines.add("put " + unique.table() + " where no unique column is absent");
            }
        }
        insert.transact().ifPresent(transact -> lines.add("all by " + render.apply(transact)));
        for (Node node : insert.nodes()) {
            returned("rows " + node.number() + " of " + node.table(), node.write());
        }
        return null;
    }

    @Override
    public Void visitUpdate(UpdateProgram update) {
        if (update.transaction() && update.write().operation().isPresent()) {
            lines.add("in a transaction");
        }
        lines.add(operation(update.write()));
        String tooFew = update.result().required() == RequiredRows.EACH
                ? "if it found too few rows, which there are: "
                : "if it found no row, whether there is one: ";
        update.unchanged()
                .ifPresent(unchanged ->
                        lines.add("if it found no row, one that has the values: " + render.apply(unchanged)));
        update.existenceCheck().ifPresent(check -> lines.add(tooFew + render.apply(check)));
        returned("the row", update.write());
        return null;
    }

    private String operation(Schedule write) {
        return write.operation().map(render).orElse("no call");
    }

    @Override
    public Void visitKeyValueWrite(KeyValueWriteProgram update) {
        update.direct()
                .ifPresent(direct -> lines.add("directly by the key "
                        + direct.key().stream().map(ValuePrinter::of).collect(Collectors.joining(", "))
                        + ", or with other statements:"));
        visitRead(update.targets());
        if (update.targets().rootQuery().isEmpty()) {
            return null;
        }
        for (ReferenceCheck referrer : update.referrers()) {
            lines.add("none of: " + render.apply(referrer.read()));
        }
        update.cells()
                .forEach(cell -> lines.add("change " + cell.column().name() + " "
                        + cell.assign().symbol() + " " + ValuePrinter.of(cell.value())));
        if (update.result().deletes()) {
            lines.add("remove each");
        }
        update.guard().ifPresent(guard -> lines.add("if " + TableExprPrinter.of(guard.condition())));
        update.equal().ifPresent(equal -> lines.add("unless " + TableExprPrinter.of(equal.condition())));
        update.uniques().forEach(unique -> lines.add("with its item of " + unique.table()));
        lines.add("all by " + operation(update.write()));
        returned("the item", update.write());
        return null;
    }

    @Override
    public Void visitUpsert(UpsertProgram upsert) {
        upsert.merge().ifPresent(merge -> {
            lines.add("by one statement"
                    + (upsert.others().isEmpty() ? ":" : ", if the row can violate no other constraint:"));
            lines.indented(() -> {
                lines.add(operation(merge.write()));
                merge.generated().ifPresent(generated -> lines.add("without a key: " + render.apply(generated)));
                returned("the row", merge.write());
            });
        });
        if (upsert.merge().isEmpty() || !upsert.others().isEmpty()) {
            lines.add(upsert.merge().isEmpty() ? "step by step:" : "otherwise step by step:");
            lines.indented(() -> steps(upsert));
        } else if (upsert.existing() == Existing.RETURNED) {
            lines.add("if it returned no row:");
            lines.indented(() -> visitRead(upsert.find()));
        }
        return null;
    }

    private void existing(ExistingRows rows) {
        lines.add("read " + operation(rows.read()));
        returned("the rows", rows.read());
    }

    @Override
    public Void visitUpsertMany(UpsertManyProgram upserts) {
        upserts.atOnce().ifPresent(merge -> {
            lines.add("all rows by one statement"
                    + (upserts.each().others().isEmpty() ? ":" : ", if they can violate no other constraint:"));
            lines.indented(() -> {
                lines.add(operation(merge.write()));
                returned("the rows", merge.write());
            });
        });
        boolean isFirst = upserts.atOnce().isEmpty();
        upserts.lockFirst().ifPresent(parts -> {
            lines.add(isFirst ? "all rows together:" : "otherwise all rows together:");
            lines.indented(() -> {
                lines.add("lock " + render.apply(parts.lock()));
                parts.update().ifPresent(update -> lines.add("the existing rows by " + render.apply(update)));
                lines.add("the new rows by "
                        + operation(parts.create().nodes().get(0).write()));
                if (upserts.each().existing() != Existing.IGNORED) {
                    upserts.existing().ifPresent(this::existing);
                }
            });
        });
        if (upserts.lockFirst().isPresent()) {
            lines.add("if a row is stale, or was inserted meanwhile, in the order of the targets, for each row:");
        } else {
            lines.add((isFirst ? "all or none" : "otherwise all or none")
                    + ", in the order of the targets, for each row:");
        }
        lines.indented(() -> visitUpsert(upserts.each()));
        return null;
    }

    @Override
    public Void visitUpdateMany(UpdateManyProgram updates) {
        updates.atOnce().ifPresent(operation -> {
            lines.add("all rows by one statement:");
            lines.indented(() -> lines.add(render.apply(operation)));
        });
        lines.add(
                updates.atOnce().isPresent()
                        ? "if it matched too few, the first row that fails:"
                        : "all or none, for each row:");
        lines.indented(() -> updates.each().accept(this));
        return null;
    }

    @Override
    public Void visitWriteSequence(WriteSequenceProgram sequence) {
        lines.add("all or none, in order:");
        lines.indented(() -> sequence.writes().forEach(write -> write.accept(this)));
        return null;
    }

    @Override
    public Void visitCascade(CascadeProgram cascade) {
        boolean atOnce = cascade.parts().get(0) instanceof KeyValueWriteProgram;
        lines.add("the rows:");
        lines.indented(() -> part(cascade, 1));
        for (Edge edge : cascade.edges()) {
            edge.find().filter(find -> atOnce || edge.delete().isEmpty()).ifPresent(find -> {
                lines.add("those over " + edge.relation() + ", level by level:");
                lines.indented(() -> part(cascade, find));
            });
        }
        lines.add(atOnce ? "all by one transact:" : "in order:");
        lines.indented(() -> {
            cascade.edges().stream()
                    .filter(edge -> edge.child().isEmpty())
                    .flatMap(edge -> edge.clear().stream())
                    .forEach(clear -> part(cascade, clear));
            cascade.deleteOrder().forEach(group -> group.forEach(node -> deletes(cascade, node, atOnce)));
            part(cascade, atOnce || requiresEach(cascade) ? 0 : 2);
        });
        return null;
    }

    private static boolean requiresEach(CascadeProgram cascade) {
        return cascade.parts().get(0) instanceof UpdateProgram delete
                && delete.result().required() == RequiredRows.EACH;
    }

    /** @param atOnce whether all rows are selected before they are deleted */
    private void deletes(CascadeProgram cascade, int node, boolean atOnce) {
        List<Edge> edges = cascade.edges().stream()
                .filter(edge -> edge.child().equals(Optional.of(node)))
                .toList();
        edges.stream()
                .filter(edge -> !atOnce)
                .flatMap(edge -> edge.delete().stream())
                .forEach(delete -> part(cascade, delete));
        if (atOnce || edges.stream().anyMatch(edge -> edge.delete().isEmpty())) {
            cascade.nodes().get(node).delete().ifPresent(delete -> part(cascade, delete));
        }
    }

    private void part(CascadeProgram cascade, int part) {
        cascade.parts().get(part).accept(this);
    }

    private void steps(UpsertProgram upsert) {
        upsert.update().ifPresentOrElse(update -> update.accept(this), () -> visitRead(upsert.find()));
        lines.add("if there is none:");
        lines.indented(() -> visitInsert(upsert.create()));
    }

    private void returned(String rows, Schedule write) {
        if (!write.isRootOnly()) {
            lines.add("then, with " + rows + " as rows 0:");
            lines.indented(() -> nodes(write));
        }
    }

    /** Prints a node of the body. */
    private record NodeText(Schedule schedule, int at, IndentedWriter lines, Function<Operation, String> render)
            implements MirNode.Visitor<Void> {

        /** The program prints this operation itself. */
        @Override
        public Void visitRootScan(MirNode.RootScan scan) {
            return null;
        }

        @Override
        public Void visitEmptyRows(MirNode.EmptyRows empty) {
            return null;
        }

        @Override
        public Void visitGroups(MirNode.Groups groups) {
            return add("groups of " + rows());
        }

        @Override
        public Void visitLoad(MirNode.Load load) {
            return add(rows() + " by keys of " + rows(load.parent()) + ": " + render.apply(load.operation()));
        }

        @Override
        public Void visitFilter(MirNode.Filter filter) {
            return add("filter " + rows());
        }

        @Override
        public Void visitSort(MirNode.Sort sort) {
            return add("sort " + rows());
        }

        @Override
        public Void visitLimit(MirNode.Limit limit) {
            return add(SelectPrinter.text(limit.rows()) + " of " + rows());
        }

        @Override
        public Void visitLimitPerKey(MirNode.LimitPerKey limit) {
            return add(SelectPrinter.text(limit.rows()) + " of " + rows() + " per key");
        }

        @Override
        public Void visitDistinct(MirNode.Distinct distinct) {
            return add("distinct " + rows());
        }

        @Override
        public Void visitNestedMerge(MirNode.NestedMerge merge) {
            return add("merge " + rows(merge.children()) + " into " + rows() + ", "
                    + merge.shape().accept(new MirPrinter.ShapeText()));
        }

        @Override
        public Void visitProject(MirNode.Project project) {
            return add("project " + rows());
        }

        private Void add(String line) {
            lines.add(line);
            return null;
        }

        private String rows() {
            return rows(at);
        }

        private String rows(int node) {
            return "rows " + schedule.slots().get(node);
        }
    }
}
