package dev.runnel.tck.scenario.counted;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.List;

/** Its key is a newtype. */
@Model
public record Crate(
        @Key @Auto CrateId id, String text, @HasMany Deferred<List<Label>> labels) {}
