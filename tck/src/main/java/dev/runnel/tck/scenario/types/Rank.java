package dev.runnel.tck.scenario.types;

/** A newtype of a primitive. */
public record Rank(int value) {}
