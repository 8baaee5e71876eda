package dev.runnel.tck.scenario.types;

/** A newtype without an order. */
public record Hue(Color color) {}
