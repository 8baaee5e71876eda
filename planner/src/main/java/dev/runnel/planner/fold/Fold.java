package dev.runnel.planner.fold;

import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.Subquery;
import java.util.List;
import java.util.Optional;

/** Applies the rules bottom-up until none applies. Idempotent. Folds subqueries too. */
public final class Fold {
    /** The rules, in the order in which they are tried. */
    private static final List<ExprRule> RULES = List.of(
            new FlattenTerms(),
            new RemoveNeutralTerms(),
            new RemoveRepeatedTerms(),
            new FoldComplements(),
            new FoldNullContradiction(),
            new FoldDoubleNegation(),
            new PushNotIntoEquality(),
            new FoldSelfComparison(),
            new FoldIsNullOnNonNullable(),
            new FoldEmptySubquery());

    private Fold() {}

    /** @throws IllegalStateException if a rule changed the type of an expression */
    public static TableExpr fold(TableExpr expr) {
        TableExpr folded = expr.mapChildren(Fold::fold);
        if (folded instanceof Subquery inner) {
            folded = foldSubquery(inner);
        }
        for (ExprRule rule : RULES) {
            Optional<TableExpr> rewritten = rule.apply(folded);
            if (rewritten.isPresent()) {
                if (!rewritten.get().type().equals(folded.type())) {
                    throw new IllegalStateException(
                            rule.getClass().getSimpleName() + " changed the type of an expression");
                }
                return fold(rewritten.get());
            }
        }
        return folded;
    }

    private static Subquery foldSubquery(Subquery inner) {
        SelectRows subquery = inner.subquery();
        TableExpr where = fold(subquery.where());
        List<TableExpr> selection =
                subquery.selection().stream().map(Fold::fold).toList();
        return where == subquery.where() && selection.equals(subquery.selection())
                ? inner
                : inner.withSubquery(subquery.withWhere(where).withSelection(selection));
    }
}
