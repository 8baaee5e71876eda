package dev.runnel.planner.simplify;

import dev.runnel.planner.fold.ConstantColumns;
import dev.runnel.planner.fold.Fold;
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
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.SelectRows.Sort;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.ValueExpr;
import dev.runnel.spi.UpdateRows.Assignment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Folds every expression of a statement, lifts subqueries on unique columns, then drops sort keys without effect:
 * constants, columns that the condition equates with a value, and keys after the whole primary key. In and out: a
 * {@link Hir} with the same meaning.
 */
public final class Simplifier implements Hir.Visitor<Hir> {

    public Hir simplify(Hir hir) {
        return hir.accept(this);
    }

    @Override
    public Read visitRead(Read read) {
        List<IncludedRead> includes = new ArrayList<>();
        for (IncludedRead included : read.includes()) {
            includes.add(new IncludedRead(
                    included.relation(),
                    included.parentCells(),
                    included.childColumns(),
                    included.childCells(),
                    visitRead(included.child()),
                    included.partial()));
        }
        return read.withIncludes(includes).withRows(folded(read.rows()));
    }

    @Override
    public Page visitPage(Page page) {
        return new Page(
                visitRead(page.rows()),
                page.cells(),
                page.backwards(),
                page.others().map(this::visitRead));
    }

    @Override
    public Hir visitInsert(Insert insert) {
        return insert;
    }

    @Override
    public Update visitUpdate(Update update) {
        return new Update(
                update.entity(),
                folded(update.targets()),
                update.guard().map(Fold::fold),
                update.equal().map(Fold::fold),
                update.assignments().stream()
                        .map(assignment -> new Assignment(assignment.column(), Fold.fold(assignment.value())))
                        .toList(),
                update.required(),
                update.listed(),
                update.returning(),
                update.loads(),
                update.eager());
    }

    @Override
    public Hir visitDelete(Delete delete) {
        return new Delete(
                delete.entity(),
                folded(delete.targets()),
                delete.guard().map(Fold::fold),
                delete.required(),
                delete.returning(),
                delete.loads(),
                delete.eager());
    }

    @Override
    public Hir visitSql(Sql sql) {
        return sql;
    }

    @Override
    public Upsert visitUpsert(Upsert upsert) {
        return new Upsert(
                upsert.target(),
                upsert.create(),
                visitRead(upsert.find()),
                upsert.update().map(this::visitUpdate),
                upsert.existing(),
                upsert.outcome());
    }

    @Override
    public Hir visitUpsertMany(UpsertMany upserts) {
        return new UpsertMany(visitUpsert(upserts.each()), upserts.incoming());
    }

    @Override
    public Hir visitUpdateMany(UpdateMany updates) {
        return new UpdateMany(visitUpdate(updates.each()));
    }

    @Override
    public Hir visitWriteSequence(WriteSequence sequence) {
        return new WriteSequence(sequence.writes().stream().map(this::simplify).toList(), sequence.result());
    }

    @Override
    public Hir visitCascadingDelete(CascadingDelete cascade) {
        return new CascadingDelete(
                cascade.parts().stream().map(this::simplify).toList(), cascade.nodes(), cascade.edges());
    }

    private static SelectRows folded(SelectRows rows) {
        TableExpr where = Fold.fold(LiftKeySubqueries.lift(Fold.fold(rows.where()), rows));
        SelectRows.Grouping groups = rows.grouping();
        SelectRows.Grouping grouping = groups == null
                ? null
                : new SelectRows.Grouping(groups.keys().stream().map(Fold::fold).toList(), Fold.fold(groups.having()));
        return rows.withWhere(where)
                .withGrouping(grouping)
                .withOrder(significantSortKeys(rows, ConstantColumns.by(where)))
                .withSelection(rows.selection().stream().map(Fold::fold).toList());
    }

    /** The sort keys up to the point where they contain the whole primary key, each expression once. */
    private static List<Sort> significantSortKeys(SelectRows rows, Set<TableExpr> constants) {
        Set<TableExpr> seen = new HashSet<>(constants);
        List<TableExpr> key =
                rows.table().key().stream().<TableExpr>map(ColumnRef::own).toList();
        List<Sort> significant = new ArrayList<>();
        for (Sort sort : rows.order()) {
            if (seen.containsAll(key)) {
                break;
            }
            TableExpr expr = Fold.fold(sort.expr());
            if (!(expr instanceof ValueExpr) && seen.add(expr)) {
                significant.add(new Sort(expr, sort.direction(), sort.nullsFirst()));
            }
        }
        return significant;
    }
}
