package dev.runnel.tck.scenario.counted;

/** A key that the database counts up. */
public record CrateId(long value) {}
