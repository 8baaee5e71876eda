package dev.runnel.planner.fold;

import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.Exists;
import dev.runnel.spi.TableExpr.InSelect;
import java.util.List;
import java.util.Optional;

/** Applies the rules bottom-up until none fires. Idempotent. Subqueries are folded too. */
public final class Fold {
    /** In the order in which they are tried on a node. */
    private static final List<ExprRule> RULES = List.of(
            new FlattenTerms(),
            new RemoveNeutralTerms(),
            new RemoveRepeatedTerms(),
            new FoldComplements(),
            new FoldContradictedAbsence(),
            new FoldDoubleNegation(),
            new NegateEquality(),
            new FoldSelfComparison(),
            new FoldPresence(),
            new FoldEmptySubquery());

    private Fold() {}

    /** @throws IllegalStateException when a rule changed the type of an expression */
    public static TableExpr fold(TableExpr expr) {
        TableExpr folded = expr.mapChildren(Fold::fold);
        if (folded instanceof Exists exists) {
            folded = foldSubquery(exists);
        } else if (folded instanceof InSelect in) {
            folded = foldSubquery(in);
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

    private static InSelect foldSubquery(InSelect in) {
        SelectRows subquery = in.subquery();
        TableExpr where = fold(subquery.where());
        TableExpr value = subquery.selection().get(0);
        TableExpr folded = fold(value);
        return where == subquery.where() && folded == value
                ? in
                : new InSelect(in.operand(), subquery.withWhere(where).withSelection(List.of(folded)));
    }

    private static Exists foldSubquery(Exists exists) {
        SelectRows subquery = exists.subquery();
        TableExpr where = fold(subquery.where());
        return where == subquery.where() ? exists : new Exists(subquery.withWhere(where));
    }
}
