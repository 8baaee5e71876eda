package dev.runnel.tck.scenario.counted;

import dev.runnel.model.Auto;
import dev.runnel.model.Key;
import dev.runnel.model.Model;

/** Its key is narrower. */
@Model
public record Notch(@Key @Auto Short id, String text) {}
