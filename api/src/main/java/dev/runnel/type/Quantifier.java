package dev.runnel.type;

/**
 * The number of related rows for which a condition must be true. If there are no related rows, {@code ANY} is false,
 * and {@code ALL} and {@code NONE} are true.
 */
public enum Quantifier {
    /** At least one related row. */
    ANY,
    /** Each related row. */
    ALL,
    /** No related row. */
    NONE
}
