package dev.runnel.planner.fold;

import dev.runnel.spi.TableExpr;
import java.util.Optional;

/** A rewrite of one node. The children are already rewritten. The type and the value on every row stay the same. */
interface ExprRule {
    /** The rewritten expression; empty if the rule does not apply. */
    Optional<TableExpr> apply(TableExpr expr);
}
