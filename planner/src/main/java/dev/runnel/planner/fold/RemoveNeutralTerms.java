package dev.runnel.planner.fold;

import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.And;
import dev.runnel.spi.TableExpr.Or;
import dev.runnel.spi.TableExpr.ValueExpr;
import java.util.List;
import java.util.Optional;

/**
 * {@code a and true -> a}, {@code a and false -> false}; for OR, {@code a or false -> a}, {@code a or true -> true}.
 */
final class RemoveNeutralTerms implements ExprRule {
    @Override
    public Optional<TableExpr> apply(TableExpr expr) {
        if (expr instanceof And and && hasConstant(and.terms())) {
            return Optional.of(
                    and.terms().contains(ValueExpr.FALSE)
                            ? ValueExpr.FALSE
                            : Conjunctions.and(without(and.terms(), ValueExpr.TRUE)));
        }
        if (expr instanceof Or or && hasConstant(or.terms())) {
            return Optional.of(
                    or.terms().contains(ValueExpr.TRUE)
                            ? ValueExpr.TRUE
                            : Conjunctions.or(without(or.terms(), ValueExpr.FALSE)));
        }
        return Optional.empty();
    }

    private static boolean hasConstant(List<TableExpr> terms) {
        return terms.contains(ValueExpr.TRUE) || terms.contains(ValueExpr.FALSE);
    }

    private static List<TableExpr> without(List<TableExpr> terms, TableExpr neutral) {
        return terms.stream().filter(term -> !term.equals(neutral)).toList();
    }
}
