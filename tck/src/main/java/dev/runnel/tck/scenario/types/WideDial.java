package dev.runnel.tck.scenario.types;

import dev.runnel.model.Key;
import dev.runnel.model.Model;

/** The table of {@link Dial} as another program created it. */
@Model(table = "dials")
public record WideDial(@Key int number, int tiny, int small, long medium, double narrow) {}
