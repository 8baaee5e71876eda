package dev.runnel.planner.fold;

import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.And;
import dev.runnel.spi.TableExpr.Or;
import java.util.List;
import java.util.Optional;

/** {@code a and a -> a}, and the same for OR. */
final class RemoveRepeatedTerms implements ExprRule {
    @Override
    public Optional<TableExpr> apply(TableExpr expr) {
        if (expr instanceof And and) {
            List<TableExpr> distinct = and.terms().stream().distinct().toList();
            return distinct.size() == and.terms().size() ? Optional.empty() : Optional.of(Conjunctions.and(distinct));
        }
        if (expr instanceof Or or) {
            List<TableExpr> distinct = or.terms().stream().distinct().toList();
            return distinct.size() == or.terms().size() ? Optional.empty() : Optional.of(Conjunctions.or(distinct));
        }
        return Optional.empty();
    }
}
