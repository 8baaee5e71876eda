package dev.runnel.planner.fold;

import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.And;
import dev.runnel.spi.TableExpr.Compare;
import dev.runnel.spi.TableExpr.Not;
import dev.runnel.spi.TableExpr.Or;
import dev.runnel.spi.TableExpr.ValueExpr;
import dev.runnel.type.CompareOp;
import java.util.List;
import java.util.Optional;

/** {@code a and not a -> false}, {@code a or not a -> true}. Conditions are two-valued. */
final class FoldComplements implements ExprRule {
    @Override
    public Optional<TableExpr> apply(TableExpr expr) {
        if (expr instanceof And and && hasComplement(and.terms())) {
            return Optional.of(ValueExpr.FALSE);
        }
        if (expr instanceof Or or && hasComplement(or.terms())) {
            return Optional.of(ValueExpr.TRUE);
        }
        return Optional.empty();
    }

    private static boolean hasComplement(List<TableExpr> terms) {
        for (TableExpr term : terms) {
            if (term instanceof Not not && terms.contains(not.condition())) {
                return true;
            }
            if (term instanceof Compare compare
                    && compare.op() == CompareOp.NE
                    && terms.contains(new Compare(CompareOp.EQ, compare.left(), compare.right()))) {
                return true;
            }
        }
        return false;
    }
}
