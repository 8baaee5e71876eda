package dev.runnel.internal;

import dev.runnel.stmt.BoundExpr;

/** The hidden part of an expression or a condition. */
public interface BoundExprSource {
    BoundExpr fragment();
}
