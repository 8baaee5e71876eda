package dev.runnel.tck.scenario.types;

import dev.runnel.Deferred;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.List;

/** What {@link Photo}s are in, by a name of any length. */
@Model
public record Album(@Key String title, @HasMany Deferred<List<Photo>> photos) {}
