package dev.runnel.codegen.model;

/** The operators that the values of a type have in the store: each kind has those of the ones before it. */
public enum OperatorSet {
    /** None: it is there or not. */
    NOTHING,
    /** Equal or not. */
    EQUALITY,
    /** Less and greater. */
    ORDER,
    /** Plus and minus. */
    SUMS,
    /** All arithmetic. */
    ARITHMETIC,
    /** Those of texts, beside an order. */
    TEXT
}
