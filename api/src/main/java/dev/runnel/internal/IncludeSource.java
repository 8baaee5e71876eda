package dev.runnel.internal;

import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.Include;

/** The hidden part of an include. */
public interface IncludeSource {
    Include include();

    /** The values of the parameters of {@link #include()}, in their order. */
    default Object[] includeValues() {
        return BoundExpr.NO_VALUES;
    }
}
