package dev.runnel.tck.scenario.types;

import java.util.UUID;

/** A key. */
public record ShelfId(UUID value) {}
