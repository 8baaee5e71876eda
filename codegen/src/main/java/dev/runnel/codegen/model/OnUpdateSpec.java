package dev.runnel.codegen.model;

/** What an update makes of a column that it does not name. */
public enum OnUpdateSpec {
    /** {@code @Version}: one more. */
    VERSION,
    /** {@code @UpdatedAt}: the moment of the update. */
    NOW,
    /** Both. */
    UNCLEAR
}
