package dev.runnel.planner.fold;

import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.And;
import dev.runnel.spi.TableExpr.Or;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code (a and b) and c -> a and b and c}, and the same for OR. */
final class FlattenTerms implements ExprRule {
    @Override
    public Optional<TableExpr> apply(TableExpr expr) {
        if (expr instanceof And and && and.terms().stream().anyMatch(And.class::isInstance)) {
            return Optional.of(new And(and.terms().stream()
                    .flatMap(term -> term instanceof And inner ? inner.terms().stream() : Stream.of(term))
                    .toList()));
        }
        if (expr instanceof Or or && or.terms().stream().anyMatch(Or.class::isInstance)) {
            return Optional.of(new Or(or.terms().stream()
                    .flatMap(term -> term instanceof Or inner ? inner.terms().stream() : Stream.of(term))
                    .toList()));
        }
        return Optional.empty();
    }
}
