package dev.runnel.planner.sanity;

import dev.runnel.error.PlannerBug;
import dev.runnel.planner.hir.Hir;
import dev.runnel.planner.mir.Mir;
import dev.runnel.planner.mir.MirNode;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.Exists;
import dev.runnel.type.Type;
import java.util.ArrayList;
import java.util.List;

/** What must hold between the phases. Cheap enough to run always: a plan is made once. */
public final class Sanity {
    private Sanity() {}

    /** Conditions are conditions, and every column is one of a source that is there. */
    public static void check(Hir hir) {
        if (hir instanceof Hir.Read read) {
            check(read.rows(), List.of());
            read.includes().forEach(included -> check(included.child()));
        } else if (hir instanceof Hir.Change change) {
            check(change.targets(), List.of());
        } else if (hir instanceof Hir.Remove remove) {
            check(remove.targets(), List.of());
        }
    }

    /** Every node comes after its inputs. */
    public static void check(Mir mir) {
        for (int i = 0; i < mir.nodes().size(); i++) {
            MirNode node = mir.nodes().get(i);
            for (int input : node.inputs()) {
                require(input < i, "a node comes before its input", "#" + i);
            }
        }
    }

    private static void check(SelectRows rows, List<SelectRows> around) {
        List<SelectRows> selects = new ArrayList<>(around);
        selects.add(rows);
        require(
                rows.where().type().equals(Type.Scalar.CONDITION),
                "a filter is no condition",
                rows.table().name());
        check(rows.where(), selects);
        rows.order().forEach(sort -> check(sort.expr(), selects));
        rows.selection().forEach(expr -> check(expr, selects));
        rows.joins().forEach(join -> join.left().forEach(ref -> check(ref, selects)));
    }

    private static void check(TableExpr expr, List<SelectRows> selects) {
        if (expr instanceof ColumnRef ref) {
            require(
                    ref.up() < selects.size(),
                    "a column of no select",
                    ref.column().toString());
            SelectRows select = selects.get(selects.size() - 1 - ref.up());
            require(
                    ref.source() <= select.joins().size(),
                    "a column of no source",
                    ref.column().toString());
            String table = ref.source() == 0
                    ? select.table().name()
                    : select.joins().get(ref.source() - 1).table().name();
            require(
                    ref.column().table().equals(table),
                    "a column of another table",
                    ref.column().toString());
        }
        if (expr instanceof Exists exists) {
            check(exists.subquery(), selects);
        }
        expr.mapChildren(child -> {
            check(child, selects);
            return child;
        });
    }

    private static void require(boolean holds, String what, String where) {
        if (!holds) {
            throw new PlannerBug(what, where, null);
        }
    }
}
