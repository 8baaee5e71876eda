package dev.runnel.tck.scenario.ship.composite;

import dev.runnel.Deferred;
import dev.runnel.model.Column;
import dev.runnel.model.Default;
import dev.runnel.model.HasMany;
import dev.runnel.model.HasOne;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.tck.scenario.SharedPart;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A ship. Its cabins are deleted with it, its sailors stay, and a voyage keeps it. */
@Model
public record Ship(
        @Key @Default(supplier = SharedPart.Region.class) @Column(type = "varchar(20)")
        String region,

        @Key @Default(supplier = SharedPart.Pair.class) UUID id,
        String name,
        @HasMany Deferred<List<Cabin>> cabins,
        @HasMany Deferred<List<Sailor>> sailors,
        @HasMany Deferred<List<Voyage>> voyages,
        @HasOne Deferred<Optional<Flag>> flag) {}
