package dev.runnel.tck.scenario.mapped;

import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unsigned;

/** With a key of 16 bits without a sign. */
@Model(companion = "Unsigned16s")
public record Unsigned16(@Key @Unsigned short id, String name) {}
