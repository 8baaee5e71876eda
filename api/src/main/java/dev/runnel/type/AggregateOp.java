package dev.runnel.type;

import java.util.Locale;

/** The aggregates of a value over many rows. NULL is left out. */
public enum AggregateOp {
    /** The number of values; 0 for no value. */
    COUNT,
    /** The number of different values; 0 for no value. */
    COUNT_DISTINCT,
    /** The sum of 64-bit integers, 64-bit floating-point numbers or decimals; 0 for no value. */
    SUM,
    /**
     * The mean of 64-bit floating-point numbers or decimals, of decimals with {@link ExactArithmetic#QUOTIENT_DIGITS},
     * half up; NULL for no value.
     */
    AVG,
    /** The least value; NULL for no value. */
    MIN,
    /** The greatest value; NULL for no value. */
    MAX;

    /** Returns whether the aggregate of no value is NULL. */
    public boolean isNullable() {
        return this == AVG || this == MIN || this == MAX;
    }

    /** Returns the name in plans. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
