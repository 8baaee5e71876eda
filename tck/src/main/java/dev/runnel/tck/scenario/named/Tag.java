package dev.runnel.tck.scenario.named;

import dev.runnel.model.Key;
import dev.runnel.model.Model;

@Model
@Key(partition = "name")
public record Tag(String name, String color) {}
