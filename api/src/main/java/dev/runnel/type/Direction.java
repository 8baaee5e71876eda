package dev.runnel.type;

/** The direction of one sort key. */
public enum Direction {
    ASC,
    DESC
}
