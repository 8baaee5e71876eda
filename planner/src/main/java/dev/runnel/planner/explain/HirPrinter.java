package dev.runnel.planner.explain;

import dev.runnel.planner.hir.Hir;
import dev.runnel.planner.hir.Hir.CascadingDelete;
import dev.runnel.planner.hir.Hir.Delete;
import dev.runnel.planner.hir.Hir.IncludedRead;
import dev.runnel.planner.hir.Hir.Insert;
import dev.runnel.planner.hir.Hir.Page;
import dev.runnel.planner.hir.Hir.Read;
import dev.runnel.planner.hir.Hir.Sql;
import dev.runnel.planner.hir.Hir.Update;
import dev.runnel.planner.hir.Hir.UpdateMany;
import dev.runnel.planner.hir.Hir.Upsert;
import dev.runnel.planner.hir.Hir.UpsertMany;
import dev.runnel.planner.hir.Hir.WriteSequence;
import dev.runnel.schema.Column;
import dev.runnel.spi.TableExpr;
import java.util.Optional;
import java.util.stream.Collectors;

/** Prints a statement over tables. */
final class HirPrinter implements Hir.Visitor<Void> {
    private final IndentedWriter lines;

    HirPrinter(IndentedWriter lines) {
        this.lines = lines;
    }

    @Override
    public Void visitRead(Read read) {
        SelectPrinter.print(read.rows(), lines);
        lines.indented(() -> read.includes().forEach(this::included));
        return null;
    }

    private void included(IncludedRead included) {
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
    public Void visitInsert(Insert insert) {
        lines.add("insert " + insert.table() + (insert.returning() ? " returning" : ""));
        lines.indented(() -> insert.computed()
                .forEach(computed -> lines.add("set " + computed.column().name() + " = "
                        + computed.values().stream().map(TableExprPrinter::of).collect(Collectors.joining(" or "))
                        + (computed.always() ? "" : " or a value"))));
        lines.indented(() -> insert.related().forEach(related -> {
            lines.add((related.relation().belongsTo() ? "after " : "before ")
                    + related.relation().name());
            lines.indented(() -> visitInsert(related.insert()));
        }));
        lines.indented(() -> insert.eager().forEach(this::included));
        return null;
    }

    @Override
    public Void visitUpdate(Update update) {
        lines.add(update.assignments().isEmpty() ? "lock" : "update");
        lines.indented(() -> {
            SelectPrinter.print(update.targets(), lines);
            guard(update.guard());
            update.equal().ifPresent(equal -> lines.add("skip " + TableExprPrinter.of(equal)));
            update.assignments()
                    .forEach(assignment -> lines.add(
                            "set " + assignment.column().name() + " = " + TableExprPrinter.of(assignment.value())));
            update.eager().forEach(this::included);
        });
        return null;
    }

    @Override
    public Void visitUpsert(Upsert upsert) {
        lines.add(
                "upsert by " + upsert.target().stream().map(Column::name).collect(Collectors.joining(", ", "(", ")")));
        lines.indented(() -> {
            visitInsert(upsert.create());
            upsert.update().ifPresent(this::visitUpdate);
            visitRead(upsert.find());
        });
        return null;
    }

    @Override
    public Void visitUpsertMany(UpsertMany upserts) {
        lines.add("for each row");
        lines.indented(() -> visitUpsert(upserts.each()));
        return null;
    }

    @Override
    public Void visitUpdateMany(UpdateMany updates) {
        lines.add("for each row");
        lines.indented(() -> visitUpdate(updates.each()));
        return null;
    }

    @Override
    public Void visitWriteSequence(WriteSequence sequence) {
        lines.add("in order");
        lines.indented(() -> sequence.writes().forEach(write -> write.accept(this)));
        return null;
    }

    @Override
    public Void visitCascadingDelete(CascadingDelete cascade) {
        lines.add("cascade");
        lines.indented(() -> cascade.parts().forEach(part -> part.accept(this)));
        return null;
    }

    private void guard(Optional<TableExpr> guard) {
        guard.ifPresent(condition -> lines.add("guard " + TableExprPrinter.of(condition)));
    }

    @Override
    public Void visitSql(Sql sql) {
        lines.add(OperationPrinter.of(sql.operation()));
        return null;
    }

    @Override
    public Void visitDelete(Delete delete) {
        lines.add("delete");
        lines.indented(() -> {
            SelectPrinter.print(delete.targets(), lines);
            guard(delete.guard());
            delete.eager().forEach(this::included);
        });
        return null;
    }
}
