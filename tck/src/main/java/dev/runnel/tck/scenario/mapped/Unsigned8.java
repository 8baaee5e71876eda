package dev.runnel.tck.scenario.mapped;

import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unsigned;

/** With a key of 8 bits without a sign. */
@Model(companion = "Unsigned8s")
public record Unsigned8(@Key @Unsigned byte id, String name) {}
