package dev.runnel.tck.scenario.basic;

import dev.runnel.model.Auto;
import dev.runnel.model.Index;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.UUID;

/** Columns of several types, and one that is indexed and not unique. */
@Model
public record Widget(@Key @Auto UUID id, @Index String label, long size, boolean active, String remark) {}
