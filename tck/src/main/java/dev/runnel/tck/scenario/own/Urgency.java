package dev.runnel.tck.scenario.own;

import dev.runnel.model.Label;

/** In no order of its labels. */
public enum Urgency {
    LOW,
    HIGH,
    @Label("it's \"now\" \\ 🌙")
    NOW
}
