package dev.runnel.tck.scenario.guarded;

/** A version with a type of its own. */
public record Revision(long value) {}
