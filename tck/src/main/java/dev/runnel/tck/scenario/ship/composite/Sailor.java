package dev.runnel.tck.scenario.ship.composite;

import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Column;
import dev.runnel.model.Default;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.ReferentialAction;
import dev.runnel.model.Unique;
import dev.runnel.model.Version;
import dev.runnel.tck.scenario.SharedPart;
import java.util.Optional;
import java.util.UUID;

/** A person on a ship or on land. The rank is unique on each ship. */
@Model
@Unique(fields = {"shipRegion", "shipId", "rank"})
public record Sailor(
        @Key @Default(supplier = SharedPart.Region.class) String region,
        @Key @Default(supplier = SharedPart.Pair.class) UUID id,
        @Version long version,
        String name,
        int rank,
        @Column(type = "varchar(20)") Optional<String> shipRegion,
        Optional<UUID> shipId,

        @BelongsTo(
                fields = {"shipRegion", "shipId"},
                onDelete = ReferentialAction.CLEAR)
        Deferred<Optional<Ship>> ship) {}
