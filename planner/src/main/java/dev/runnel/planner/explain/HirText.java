package dev.runnel.planner.explain;

import dev.runnel.planner.hir.Hir;
import dev.runnel.planner.hir.Hir.Change;
import dev.runnel.planner.hir.Hir.Create;
import dev.runnel.planner.hir.Hir.Guard;
import dev.runnel.planner.hir.Hir.Included;
import dev.runnel.planner.hir.Hir.Page;
import dev.runnel.planner.hir.Hir.Read;
import dev.runnel.planner.hir.Hir.Remove;
import dev.runnel.schema.Column;
import java.util.Optional;
import java.util.stream.Collectors;

/** The statement over tables. */
final class HirText implements Hir.Visitor<Void> {
    private final Lines lines;

    HirText(Lines lines) {
        this.lines = lines;
    }

    @Override
    public Void visitRead(Read read) {
        SelectText.print(read.rows(), lines);
        lines.indented(() -> read.includes().forEach(this::included));
        return null;
    }

    private void included(Included included) {
        lines.add("include "
                + included.relation().name()
                + (included.partial() ? " (partial)" : "")
                + " by "
                + included.childColumns().stream().map(Column::name).collect(Collectors.joining(", ", "(", ")")));
        lines.indented(() -> visitRead(included.child()));
    }

    @Override
    public Void visitPage(Page page) {
        lines.add(page.backwards() ? "page, backwards" : "page");
        lines.indented(() -> visitRead(page.rows()));
        page.others().ifPresent(others -> {
            lines.add("whether there is");
            lines.indented(() -> visitRead(others));
        });
        return null;
    }

    @Override
    public Void visitCreate(Create create) {
        lines.add("insert " + create.table());
        lines.indented(() -> create.computed()
                .forEach(computed -> lines.add("set " + computed.column().name() + " = "
                        + computed.values().stream().map(TableExprText::of).collect(Collectors.joining(" or "))
                        + (computed.always() ? "" : " or a value"))));
        lines.indented(() -> create.related().forEach(related -> {
            lines.add((related.relation().belongsTo() ? "after " : "before ")
                    + related.relation().name());
            lines.indented(() -> visitCreate(related.create()));
        }));
        lines.indented(() -> create.eager().forEach(this::included));
        return null;
    }

    @Override
    public Void visitChange(Change change) {
        lines.add("update");
        lines.indented(() -> {
            SelectText.print(change.targets(), lines);
            guard(change.guard());
            change.assignments()
                    .forEach(assignment -> lines.add(
                            "set " + assignment.column().name() + " = " + TableExprText.of(assignment.value())));
            change.eager().forEach(this::included);
        });
        return null;
    }

    private void guard(Optional<Guard> guard) {
        guard.ifPresent(held -> lines.add("guard " + held.column().name() + " = " + ValueText.of(held.value())));
    }

    @Override
    public Void visitRemove(Remove remove) {
        lines.add("delete");
        lines.indented(() -> {
            SelectText.print(remove.targets(), lines);
            guard(remove.guard());
            remove.eager().forEach(this::included);
        });
        return null;
    }
}
