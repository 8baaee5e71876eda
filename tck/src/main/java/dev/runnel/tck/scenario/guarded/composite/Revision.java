package dev.runnel.tck.scenario.guarded.composite;

/** A version with a type of its own. */
public record Revision(long value) {}
