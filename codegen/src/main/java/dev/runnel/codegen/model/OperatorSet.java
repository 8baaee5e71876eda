package dev.runnel.codegen.model;

/** The operators that the database has for the values of a type. Each kind includes the operators of the earlier kinds. */
public enum OperatorSet {
    /** No operator but the test for NULL. */
    NOTHING,
    /** Equality. */
    EQUALITY,
    /** Order. */
    ORDER,
    /** Addition and subtraction. */
    SUMS,
    /** All arithmetic. */
    ARITHMETIC,
    /** Order and text functions. */
    TEXT,
    /** Order and the functions of dates and times. */
    CALENDAR
}
