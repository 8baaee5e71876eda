package dev.runnel.planner.fold;

import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.And;
import dev.runnel.spi.TableExpr.Call;
import dev.runnel.spi.TableExpr.Compare;
import dev.runnel.spi.TableExpr.InList;
import dev.runnel.spi.TableExpr.InSubquery;
import dev.runnel.spi.TableExpr.IsNull;
import dev.runnel.spi.TableExpr.KeyEquals;
import dev.runnel.spi.TableExpr.KeyInList;
import dev.runnel.spi.TableExpr.ValueExpr;
import dev.runnel.type.CompareOp;
import java.util.Optional;

/** {@code x is null and x < p -> false}: the comparison is true only for a non-null x. */
final class FoldNullContradiction implements ExprRule {
    @Override
    public Optional<TableExpr> apply(TableExpr expr) {
        if (!(expr instanceof And and)) {
            return Optional.empty();
        }
        for (TableExpr term : and.terms()) {
            if (term instanceof IsNull isNull
                    && and.terms().stream().anyMatch(other -> impliesNonNull(other, isNull.operand()))) {
                return Optional.of(ValueExpr.FALSE);
            }
        }
        return Optional.empty();
    }

    /** Whether the condition is true only if the operand is not null. */
    private static boolean impliesNonNull(TableExpr condition, TableExpr operand) {
        if (condition instanceof Compare compare) {
            if (compare.op().isOrdering()) {
                return compare.left().equals(operand) || compare.right().equals(operand);
            }
            return compare.op() == CompareOp.EQ
                    && (compare.left().equals(operand)
                                    && !compare.right().type().nullable()
                            || compare.right().equals(operand)
                                    && !compare.left().type().nullable());
        }
        if (condition instanceof InList in) {
            return in.operand().equals(operand);
        }
        if (condition instanceof InSubquery in) {
            return in.operand().equals(operand);
        }
        if (condition instanceof Call call) {
            return call.function().isPredicate() && call.operands().contains(operand);
        }
        if (condition instanceof KeyInList in) {
            return in.columns().contains(operand);
        }
        return condition instanceof KeyEquals match
                && (match.left().contains(operand) || match.right().contains(operand));
    }
}
