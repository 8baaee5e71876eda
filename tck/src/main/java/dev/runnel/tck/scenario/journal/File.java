package dev.runnel.tck.scenario.journal;

import dev.runnel.model.Key;
import dev.runnel.model.Model;

@Model
public record File(@Key String volume, @Key String path, long size) {}
