package dev.runnel.planner.fold;

import dev.runnel.spi.TableExpr;
import java.util.Optional;

/** One rewrite of one node whose children are rewritten already. The type stays the same, and so does the value on every row. */
interface ExprRule {
    /** The rewritten expression, or empty if the rule has nothing to say about it. */
    Optional<TableExpr> apply(TableExpr expr);
}
