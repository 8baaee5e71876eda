package dev.runnel.tck.scenario.invoice;

import dev.runnel.model.Auto;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.UUID;

@Model
public record Maker(@Key @Auto UUID id, String name) {}
