package dev.runnel.tck.scenario.basic;

import dev.runnel.model.Auto;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.UUID;

/** Nothing but a key. */
@Model
public record Blank(@Key @Auto UUID id) {}
