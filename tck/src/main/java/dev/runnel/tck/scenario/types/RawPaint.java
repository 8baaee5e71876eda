package dev.runnel.tck.scenario.types;

import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.Optional;

/** The table of {@link Paint} as another program sees it. */
@Model(table = "paints")
public record RawPaint(@Key int number, String color, Optional<String> code, short coats) {}
