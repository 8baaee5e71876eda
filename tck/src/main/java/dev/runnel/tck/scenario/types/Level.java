package dev.runnel.tck.scenario.types;

/** A newtype of a newtype. */
public record Level(Rank rank) {}
