package dev.runnel.tck.scenario.ship.composite;

import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Column;
import dev.runnel.model.Default;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unique;
import dev.runnel.tck.scenario.SharedPart;
import java.util.Optional;
import java.util.UUID;

/** The one flag of a ship, or a spare one. */
@Model
@Unique(fields = {"shipRegion", "shipId"})
public record Flag(
        @Key @Default(supplier = SharedPart.Region.class) String region,
        @Key @Default(supplier = SharedPart.Pair.class) UUID id,
        String color,
        @Column(type = "varchar(20)") Optional<String> shipRegion,
        Optional<UUID> shipId,
        @BelongsTo(fields = {"shipRegion", "shipId"}) Deferred<Optional<Ship>> ship) {}
