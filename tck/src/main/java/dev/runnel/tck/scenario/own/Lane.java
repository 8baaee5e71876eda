package dev.runnel.tck.scenario.own;

import dev.runnel.Deferred;
import dev.runnel.model.Column;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.tck.scenario.types.Color;
import java.util.List;

/** Its key is an enum. */
@Model
public record Lane(
        @Key @Column(type = "enum") Color color,
        String name,
        @HasMany Deferred<List<Chore>> chores) {}
