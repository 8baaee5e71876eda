package dev.runnel.tck.scenario.precise;

import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.time.Instant;

/** A time is its key. */
@Model
public record Tick(@Key Instant at, String text) {}
