package dev.runnel.tck.scenario.mapped;

import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unsigned;

/** With a key of 32 bits without a sign. */
@Model(companion = "Unsigned32s")
public record Unsigned32(@Key @Unsigned int id, String name) {}
