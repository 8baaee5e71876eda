package dev.runnel.planner.sanity;

import dev.runnel.planner.hir.Hir;
import dev.runnel.planner.hir.Hir.IncludedRead;
import dev.runnel.planner.program.Mir;
import dev.runnel.planner.program.MirNode;
import dev.runnel.schema.Column;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.SelectRows.Join;
import dev.runnel.spi.SelectRows.Sort;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.Exists;
import dev.runnel.spi.TableExpr.GroupKey;
import dev.runnel.spi.TableExpr.Subquery;
import dev.runnel.spi.UpdateRows.Assignment;
import dev.runnel.type.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks the invariants between the phases. Errors: {@code IllegalStateException}. Always active: a statement shape is
 * planned once.
 */
public final class InvariantChecks {
    private InvariantChecks() {}

    /**
     * Checks that conditions are boolean, that every column belongs to an existing source, and that relations use
     * selected cells.
     */
    public static void check(Hir hir) {
        if (hir instanceof Hir.Read read) {
            check(read.rows(), List.of());
            read.includes().forEach(included -> check(read, included));
        } else if (hir instanceof Hir.Page page) {
            check(page.rows());
            page.others().ifPresent(InvariantChecks::check);
            int cells = page.rows().rows().selection().size();
            require(
                    page.cells().stream().allMatch(cell -> cell < cells),
                    "a sort key of a page is not selected",
                    page.rows().entity().name());
        } else if (hir instanceof Hir.Update update) {
            check(update.targets(), List.of());
            for (Assignment assignment : update.assignments()) {
                check(assignment.value(), List.of(withoutJoins(update.targets())));
            }
        } else if (hir instanceof Hir.Delete delete) {
            check(delete.targets(), List.of());
        } else if (hir instanceof Hir.Upsert upsert) {
            check(upsert.find());
            upsert.update().ifPresent(InvariantChecks::check);
        } else if (hir instanceof Hir.UpsertMany upserts) {
            check(upserts.each());
        } else if (hir instanceof Hir.UpdateMany updates) {
            check(updates.each());
        } else if (hir instanceof Hir.WriteSequence sequence) {
            sequence.writes().forEach(InvariantChecks::check);
        } else if (hir instanceof Hir.CascadingDelete cascade) {
            cascade.parts().forEach(InvariantChecks::check);
        }
    }

    /** Checks that every node comes after its inputs. */
    public static void check(Mir mir) {
        for (int i = 0; i < mir.nodes().size(); i++) {
            MirNode node = mir.nodes().get(i);
            for (int input : node.inputs()) {
                require(input < i, "a node comes before its input", "#" + i);
            }
        }
    }

    private static void check(Hir.Read read, IncludedRead included) {
        String relation = included.relation().toString();
        int cells = read.rows().selection().size();
        require(
                included.parentCells().stream().allMatch(cell -> cell < cells),
                "a relation hangs on a cell that is not selected",
                relation);
        List<TableExpr> selection = included.child().rows().selection();
        for (int i = 0; i < included.childColumns().size(); i++) {
            Column column = included.childColumns().get(i);
            int cell = included.childCells().get(i);
            require(
                    cell < selection.size() && selection.get(cell).equals(ColumnRef.own(column)),
                    "related rows lack the column that they are found by",
                    relation);
        }
        check(included.child());
    }

    private static void check(SelectRows rows, List<SelectRows> around) {
        List<SelectRows> selects = new ArrayList<>(around);
        selects.add(rows);
        require(
                rows.where().type().equals(Type.Scalar.CONDITION),
                "a filter is no condition",
                rows.table().name());
        check(rows.where(), selects);
        if (rows.grouping() != null) {
            check(rows.grouping(), selects);
        }
        rows.order().forEach(sort -> check(sort.expr(), selects));
        rows.selection().forEach(expr -> check(expr, selects));
        require(
                !rows.distinct() || rows.order().stream().map(Sort::expr).allMatch(rows.selection()::contains),
                "distinct rows are sorted by what is not selected",
                rows.table().name());
        if (rows.perKey() != null) {
            rows.perKey().columns().forEach(column -> check(column, selects));
        }
        for (int i = 0; i < rows.joins().size(); i++) {
            Join join = rows.joins().get(i);
            for (ColumnRef left : join.left()) {
                check(left, selects);
                require(
                        left.depth() > 0 || left.source() <= i,
                        "a join comes before what it refers to",
                        join.table().name());
            }
        }
    }

    private static void check(SelectRows.Grouping grouping, List<SelectRows> selects) {
        require(
                selects.size() == 1,
                "a subquery is grouped",
                selects.get(0).table().name());
        grouping.keys().forEach(key -> check(key, selects));
        require(
                grouping.having().type().equals(Type.Scalar.CONDITION),
                "a condition on groups is no condition",
                selects.get(0).table().name());
        check(grouping.having(), selects);
    }

    private static void check(TableExpr expr, List<SelectRows> selects) {
        if (expr instanceof GroupKey key) {
            SelectRows.Grouping grouping = selects.get(selects.size() - 1).grouping();
            require(
                    grouping != null && key.index() < grouping.keys().size(),
                    "a key of no group",
                    selects.get(0).table().name());
        }
        if (expr instanceof ColumnRef ref) {
            String column = ref.column().toString();
            require(ref.depth() < selects.size(), "a column of no select", column);
            SelectRows select = selects.get(selects.size() - 1 - ref.depth());
            require(ref.source() <= select.joins().size(), "a column of no source", column);
            String table = ref.source() == 0
                    ? select.table().name()
                    : select.joins().get(ref.source() - 1).table().name();
            require(ref.column().table().equals(table), "a column of another table", column);
        }
        if (expr instanceof Subquery inner) {
            SelectRows subquery = inner.subquery();
            require(
                    inner instanceof Exists || subquery.selection().size() == 1,
                    "a subquery gives more than one value",
                    subquery.table().name());
            check(subquery, selects);
        }
        expr.mapChildren(child -> {
            check(child, selects);
            return child;
        });
    }

    /** The row itself, without the joins of the condition: assignments use nothing else. */
    private static SelectRows withoutJoins(SelectRows rows) {
        return new SelectRows(
                rows.table(),
                List.of(),
                rows.where(),
                rows.order(),
                rows.slice(),
                rows.perKey(),
                rows.distinct(),
                rows.selection());
    }

    private static void require(boolean holds, String what, String where) {
        if (!holds) {
            throw new IllegalStateException(what + ": " + where);
        }
    }
}
