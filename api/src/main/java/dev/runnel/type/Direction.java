package dev.runnel.type;

/** The direction of one sort key. */
public enum Direction {
    /** The least value first. */
    ASC,
    /** The greatest value first. */
    DESC
}
