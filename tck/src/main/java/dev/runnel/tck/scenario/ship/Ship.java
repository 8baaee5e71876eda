package dev.runnel.tck.scenario.ship;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.HasMany;
import dev.runnel.model.HasOne;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A ship. Its cabins are deleted with it, its sailors stay, and a voyage keeps it. */
@Model
public record Ship(
        @Key @Auto UUID id,
        String name,
        @HasMany Deferred<List<Cabin>> cabins,
        @HasMany Deferred<List<Sailor>> sailors,
        @HasMany Deferred<List<Voyage>> voyages,
        @HasOne Deferred<Optional<Flag>> flag) {}
