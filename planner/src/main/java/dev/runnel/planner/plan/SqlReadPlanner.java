package dev.runnel.planner.plan;

import dev.runnel.planner.fold.Fold;
import dev.runnel.planner.hir.Hir.IncludedRead;
import dev.runnel.planner.hir.Hir.Read;
import dev.runnel.planner.program.MirBuilder;
import dev.runnel.planner.program.MirNode;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.And;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.KeyInList;
import dev.runnel.type.Value;
import java.util.List;

/** Plans reads of an SQL database, which receives whole selects. Related rows are read by the keys of a window. */
final class SqlReadPlanner extends ReadPlanner {
    private final SelectRows rootRows;

    /** @param rootRows the root select, with the columns that paging needs */
    SqlReadPlanner(MirBuilder mir, SelectRows rootRows) {
        super(mir);
        this.rootRows = rootRows;
    }

    @Override
    protected int rootScan(Read read) {
        return mir.add(new MirNode.RootScan(rootRows), rowOf(rootRows.selection()));
    }

    @Override
    protected int load(IncludedRead included, int parent) {
        SelectRows rows = included.child().rows();
        List<Value.ListParam> keys = mir.newKeys(included.childColumns());
        List<TableExpr> columns =
                included.childColumns().stream().<TableExpr>map(ColumnRef::own).toList();
        TableExpr where = Fold.fold(new And(List.of(new KeyInList(columns, keys), rows.where())));
        return mir.add(
                MirNode.Load.of(parent, included.parentCells(), keys, rows.withWhere(where)), rowOf(rows.selection()));
    }
}
