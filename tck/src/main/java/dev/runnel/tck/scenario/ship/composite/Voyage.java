package dev.runnel.tck.scenario.ship.composite;

import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Column;
import dev.runnel.model.Default;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.tck.scenario.SharedPart;
import java.util.UUID;

/** It has a ship always: the ship cannot be deleted, and the voyage cannot be unlinked. */
@Model
public record Voyage(
        @Key @Default(supplier = SharedPart.Region.class) String region,
        @Key @Default(supplier = SharedPart.Pair.class) UUID id,
        String port,
        @Column(type = "varchar(20)") String shipRegion,
        UUID shipId,
        @BelongsTo(fields = {"shipRegion", "shipId"}) Deferred<Ship> ship) {}
