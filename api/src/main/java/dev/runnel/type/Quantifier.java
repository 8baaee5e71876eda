package dev.runnel.type;

/** How many of the related rows a condition must hold for. Over no rows {@code ANY} is false, {@code ALL} and {@code NONE} are true. */
public enum Quantifier {
    ANY,
    ALL,
    NONE
}
