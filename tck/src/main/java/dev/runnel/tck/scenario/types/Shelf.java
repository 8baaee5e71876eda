package dev.runnel.tck.scenario.types;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unique;
import java.util.List;

/** The parent of boxes: its key and its unique code are newtypes. */
@Model
public record Shelf(
        @Key @Auto ShelfId id,
        @Unique Code code,
        @HasMany(inverse = "shelf") Deferred<List<Box>> boxes) {}
