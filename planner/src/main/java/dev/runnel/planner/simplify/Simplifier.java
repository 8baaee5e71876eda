package dev.runnel.planner.simplify;

import dev.runnel.planner.fold.Fold;
import dev.runnel.planner.hir.Hir;
import dev.runnel.planner.hir.Hir.Change;
import dev.runnel.planner.hir.Hir.Create;
import dev.runnel.planner.hir.Hir.Included;
import dev.runnel.planner.hir.Hir.Read;
import dev.runnel.planner.hir.Hir.Remove;
import dev.runnel.spi.DeleteRows;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.SelectRows.Sort;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.UpdateRows;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Folds every condition of a statement, then drops what no longer matters: sort keys behind a unique one. */
public final class Simplifier implements Hir.Visitor<Hir> {

    public Hir simplify(Hir hir) {
        return hir.accept(this);
    }

    @Override
    public Read visitRead(Read read) {
        List<Included> includes = new ArrayList<>();
        for (Included included : read.includes()) {
            includes.add(new Included(
                    included.relation(),
                    included.parentCells(),
                    included.childColumns(),
                    included.childCells(),
                    visitRead(included.child()),
                    included.partial()));
        }
        SelectRows rows = read.rows();
        return read.withIncludes(includes)
                .withRows(rows.withWhere(Fold.fold(rows.where()))
                        .withOrder(decisive(rows))
                        .withSelection(rows.selection().stream().map(Fold::fold).toList()));
    }

    @Override
    public Hir visitCreate(Create create) {
        return create;
    }

    @Override
    public Hir visitChange(Change change) {
        UpdateRows rows = change.rows();
        return new Change(
                change.entity(),
                new UpdateRows(rows.table(), rows.assignments(), Fold.fold(rows.where()), rows.returning()),
                change.single(),
                change.loads());
    }

    @Override
    public Hir visitRemove(Remove remove) {
        DeleteRows rows = remove.rows();
        return new Remove(remove.entity(), new DeleteRows(rows.table(), Fold.fold(rows.where())), remove.single());
    }

    /** The sort keys up to where the whole primary key is among them, each expression once. */
    private static List<Sort> decisive(SelectRows rows) {
        Set<TableExpr> seen = new HashSet<>();
        List<TableExpr> key =
                rows.table().key().stream().<TableExpr>map(ColumnRef::own).toList();
        List<Sort> decisive = new ArrayList<>();
        for (Sort sort : rows.order()) {
            if (seen.containsAll(key)) {
                break;
            }
            if (seen.add(sort.expr())) {
                decisive.add(sort);
            }
        }
        return decisive;
    }
}
