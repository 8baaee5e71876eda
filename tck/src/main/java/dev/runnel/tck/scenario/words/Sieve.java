package dev.runnel.tck.scenario.words;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.List;
import java.util.UUID;

/** Its grains are named like what shapes an include of them. */
@Model
public record Sieve(
        @Key @Auto UUID id, String limit, @HasMany Deferred<List<Grain>> filter) {}
