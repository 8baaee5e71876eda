package dev.runnel.tck.scenario.types;

/** Not in the order of the names. */
public enum Color {
    RED,
    GREEN,
    BLUE
}
