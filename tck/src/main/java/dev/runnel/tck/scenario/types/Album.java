package dev.runnel.tck.scenario.types;

import dev.runnel.Deferred;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.List;

/** The parent of {@link Photo}s, with a title of any length as its key. */
@Model
public record Album(@Key String title, @HasMany Deferred<List<Photo>> photos) {}
