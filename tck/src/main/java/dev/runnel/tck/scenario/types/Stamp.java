package dev.runnel.tck.scenario.types;

import java.time.OffsetDateTime;

/** A newtype of what is no storage value itself. */
public record Stamp(OffsetDateTime at) {}
