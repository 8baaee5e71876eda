package dev.runnel.tck.scenario.mapped;

import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unsigned;

/** With a key of 64 bits without a sign. */
@Model(companion = "Unsigned64s")
public record Unsigned64(@Key @Unsigned long id, String name) {}
