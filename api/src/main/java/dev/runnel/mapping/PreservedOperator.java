package dev.runnel.mapping;

import dev.runnel.type.CompareOp;

/**
 * The basic operators, from which the others follow. The operators that a {@link Bijection} preserves determine the
 * conditions and sort keys that a database can evaluate.
 */
public enum PreservedOperator {
    /** {@code a = b}; inequality and membership in a list follow from it. */
    EQUAL,
    /** {@code a < b}; the other comparisons and the order of rows follow from it. */
    LESS,
    /** {@code a + b}; the difference follows from it. */
    PLUS;

    /** Returns the basic operator from which a comparison follows. */
    public static PreservedOperator of(CompareOp op) {
        return op.isOrdering() ? LESS : EQUAL;
    }
}
