package dev.runnel.planner.fold;

import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.Compare;
import dev.runnel.spi.TableExpr.KeyEquals;
import dev.runnel.spi.TableExpr.ValueExpr;
import dev.runnel.type.CompareOp;
import java.util.HashSet;
import java.util.Set;

/**
 * The columns that a folded condition equates with a value, such as {@code tenant} in {@code tenant = $0 and at < $1}.
 * They are equal in all matching rows, so they are not needed as sort keys.
 */
public final class ConstantColumns {
    private ConstantColumns() {}

    public static Set<TableExpr> by(TableExpr condition) {
        Set<TableExpr> constants = new HashSet<>();
        for (TableExpr term : Conjunctions.conjuncts(condition)) {
            if (term instanceof Compare compare && compare.op() == CompareOp.EQ) {
                addConstant(compare.left(), compare.right(), constants);
            } else if (term instanceof KeyEquals match) {
                for (int i = 0; i < match.left().size(); i++) {
                    addConstant(match.left().get(i), match.right().get(i), constants);
                }
            }
        }
        return constants;
    }

    private static void addConstant(TableExpr left, TableExpr right, Set<TableExpr> constants) {
        if (left instanceof ColumnRef && right instanceof ValueExpr) {
            constants.add(left);
        }
    }
}
