package dev.runnel.tck.scenario.mapped;

import dev.runnel.model.Affine;

/** A newtype of what is scaled. */
public record Weight(@Affine(scale = "1000") long kilograms) {}
