package dev.runnel.tck.scenario.types;

import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.Optional;

/** Labels and codes, over a table that {@link RawPaint} writes anything to. */
@Model
public record Paint(@Key int number, Color color, Optional<Code> code, byte coats) {}
