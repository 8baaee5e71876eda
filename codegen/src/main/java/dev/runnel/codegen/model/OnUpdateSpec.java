package dev.runnel.codegen.model;

/** The value that an update assigns to a column that it does not set. */
public enum OnUpdateSpec {
    /** {@code @Version}: one more. */
    VERSION,
    /** {@code @UpdatedAt}: the moment of the update. */
    NOW,
    /** Both. */
    UNCLEAR
}
