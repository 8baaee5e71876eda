package dev.runnel.mapping;

import dev.runnel.type.CompareOp;

/** The operators that the others follow from: what a {@link Bijection} keeps of them decides what a store can be asked. */
public enum PreservedOperator {
    /** {@code a = b}, and with it inequality and membership in a list. */
    EQUAL,
    /** {@code a < b}, and with it the other comparisons and the order of rows. */
    LESS,
    /** {@code a + b}, and with it the difference. */
    PLUS;

    /** The operator that a comparison follows from. */
    public static PreservedOperator of(CompareOp op) {
        return op.isOrdering() ? LESS : EQUAL;
    }
}
