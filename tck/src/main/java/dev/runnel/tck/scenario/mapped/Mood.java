package dev.runnel.tck.scenario.mapped;

import dev.runnel.model.Label;

/** Two constants with labels; one of them is the name of no other. */
public enum Mood {
    CALM,
    @Label("over the moon 🌙")
    GLAD,
    @Label("")
    BLANK
}
