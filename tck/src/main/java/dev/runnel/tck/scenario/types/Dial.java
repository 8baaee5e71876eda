package dev.runnel.tck.scenario.types;

import dev.runnel.model.Key;
import dev.runnel.model.Model;

/** Numbers in a table that has wider columns, which {@link WideDial} created. */
@Model
public record Dial(@Key int number, byte tiny, short small, int medium, float narrow) {}
