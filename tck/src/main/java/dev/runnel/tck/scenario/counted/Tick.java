package dev.runnel.tck.scenario.counted;

import dev.runnel.model.Auto;
import dev.runnel.model.Key;
import dev.runnel.model.Model;

/** Nothing but a key. */
@Model
public record Tick(@Key @Auto long id) {}
