package dev.runnel.planner.explain;

import dev.runnel.planner.program.Action;
import dev.runnel.planner.program.ChangeProgram;
import dev.runnel.planner.program.Completion;
import dev.runnel.planner.program.CreateProgram;
import dev.runnel.planner.program.CreateProgram.Node;
import dev.runnel.planner.program.ItemChangeProgram;
import dev.runnel.planner.program.ItemChangeProgram.Referrer;
import dev.runnel.planner.program.PageProgram;
import dev.runnel.planner.program.Program;
import dev.runnel.planner.program.ReadProgram;
import dev.runnel.planner.program.ReadProgram.Keyset;
import dev.runnel.planner.program.ReadProgram.Streamed;
import dev.runnel.planner.program.UniqueItems;
import dev.runnel.spi.Operation;
import dev.runnel.stmt.Select.Terminal;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What is run: the driving operation, how it goes on, the body of a window, with the driver's texts. */
final class ProgramText implements Program.Visitor<Void> {
    private final Lines lines;
    private final Function<Operation, String> render;

    ProgramText(Lines lines, Function<Operation, String> render) {
        this.lines = lines;
        this.render = render;
    }

    @Override
    public Void visitRead(ReadProgram read) {
        if (read.driving().isEmpty()) {
            lines.add("no call");
            return null;
        }
        for (ReadProgram.Feed feed : read.prologue()) {
            lines.add("list $" + feed.slot() + (feed.decisive() ? ", no row without a value:" : ":"));
            lines.indented(() -> visitRead(feed.read()));
        }
        ReadProgram.Driving driving = read.driving().get();
        lines.add("rows 0: " + render.apply(driving.operation()));
        if (driving.paging() instanceof Keyset keyset) {
            keyset(keyset);
        } else if (read.terminal() == Terminal.ALL) {
            lines.add(driving.paging() instanceof Streamed ? "windows as they stream" : "held whole");
        }
        for (Action action : read.body()) {
            action.accept(new ActionText(lines, render));
        }
        return null;
    }

    @Override
    public Void visitPage(PageProgram page) {
        visitRead(page.rows());
        if (page.backwards()) {
            lines.add("rows 0 from the last to the first");
        }
        page.others().ifPresent(others -> {
            lines.add("others, if there is one:");
            lines.indented(() -> visitRead(others));
        });
        return null;
    }

    private void keyset(Keyset keyset) {
        lines.add("windows: " + render.apply(keyset.first()));
        Map<Integer, Operation> next = new TreeMap<>(keyset.next());
        next.forEach((absent, operation) ->
                lines.add("then" + (absent == 0 ? "" : " (absent " + Integer.toBinaryString(absent) + ")") + ": "
                        + render.apply(operation)));
        if (keyset.byCursor()) {
            lines.add("beyond the first windows: a cursor over the rest");
        }
    }

    @Override
    public Void visitCreate(CreateProgram create) {
        if (create.transaction()) {
            lines.add("in a transaction, unless it is one insert");
        }
        for (int number : create.order()) {
            Node node = create.nodes().get(number);
            node.counted().ifPresent(insert -> lines.add("rows " + number + " without keys: " + render.apply(insert)));
            String given = node.counted().isPresent() ? " with keys: " : ": ";
            node.insert().ifPresent(insert -> lines.add("rows " + number + given + render.apply(insert)));
            if (node.insert().isEmpty()) {
                lines.add("put " + node.table());
            }
            for (UniqueItems unique : node.uniques()) {
                lines.add("put " + unique.table() + " where no unique column is absent");
            }
        }
        create.transact().ifPresent(transact -> lines.add("all by " + render.apply(transact)));
        for (Node node : create.nodes()) {
            complete("rows " + node.number() + " of " + node.table(), node.completion());
        }
        return null;
    }

    @Override
    public Void visitChange(ChangeProgram change) {
        if (change.transaction() && change.operation().isPresent()) {
            lines.add("in a transaction");
        }
        lines.add(change.operation().map(render).orElse("no call"));
        change.probe()
                .ifPresent(probe -> lines.add("if it found no row, whether there is one: " + render.apply(probe)));
        complete("the row", change.completion());
        return null;
    }

    @Override
    public Void visitItemChange(ItemChangeProgram change) {
        visitRead(change.targets());
        if (change.targets().driving().isEmpty()) {
            return null;
        }
        for (Referrer referrer : change.referrers()) {
            lines.add("none of: " + render.apply(referrer.read()));
        }
        change.cells()
                .forEach(cell -> lines.add("change " + cell.column().name() + " "
                        + cell.assign().symbol() + " " + ValueText.of(cell.value())));
        if (change.cells().isEmpty()) {
            lines.add("remove each");
        }
        change.guard()
                .ifPresent(guard -> lines.add("if " + guard.column().name() + " = " + ValueText.of(guard.value())));
        change.uniques().forEach(unique -> lines.add("with its item of " + unique.table()));
        lines.add("all by " + render.apply(change.transact()));
        complete("the item", change.completion());
        return null;
    }

    private void complete(String rows, Completion completion) {
        if (!completion.isNothing()) {
            lines.add("then, with " + rows + " as rows 0:");
            lines.indented(() -> completion.actions().forEach(action -> action.accept(new ActionText(lines, render))));
        }
    }

    private record ActionText(Lines lines, Function<Operation, String> render) implements Action.Visitor<Void> {
        @Override
        public Void visitLoad(Action.Load load) {
            lines.add("rows " + load.out() + " by keys of rows " + load.from() + ": " + render.apply(load.operation()));
            return null;
        }

        @Override
        public Void visitKeep(Action.Keep keep) {
            lines.add("filter rows " + keep.slot());
            return null;
        }

        @Override
        public Void visitSort(Action.Sort sort) {
            lines.add("sort rows " + sort.slot());
            return null;
        }

        @Override
        public Void visitTake(Action.Take take) {
            lines.add(SelectText.text(take.rows()) + " of rows " + take.slot());
            return null;
        }

        @Override
        public Void visitTakePerKey(Action.TakePerKey take) {
            lines.add(SelectText.text(take.rows()) + " of rows " + take.slot() + " per key");
            return null;
        }

        @Override
        public Void visitDistinct(Action.Distinct distinct) {
            lines.add("distinct rows " + distinct.slot());
            return null;
        }

        @Override
        public Void visitMerge(Action.Merge merge) {
            lines.add("merge rows " + merge.children() + " into rows " + merge.parents() + ", "
                    + merge.shape().accept(new MirText.ShapeText()));
            return null;
        }

        @Override
        public Void visitProject(Action.Project project) {
            lines.add("project rows " + project.slot());
            return null;
        }
    }
}
