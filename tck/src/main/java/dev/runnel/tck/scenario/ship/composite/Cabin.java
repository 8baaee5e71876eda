package dev.runnel.tck.scenario.ship.composite;

import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Column;
import dev.runnel.model.Default;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.ReferentialAction;
import dev.runnel.model.Version;
import dev.runnel.tck.scenario.SharedPart;
import java.util.List;
import java.util.UUID;

/** A part of a ship: it is deleted if it is unlinked from its ship, and with its ship. */
@Model
public record Cabin(
        @Key @Default(supplier = SharedPart.Region.class) String region,
        @Key @Default(supplier = SharedPart.Pair.class) UUID id,
        @Version long version,
        String label,
        @Column(type = "varchar(20)") String shipRegion,
        UUID shipId,

        @BelongsTo(
                fields = {"shipRegion", "shipId"},
                onUnlink = ReferentialAction.DELETE,
                onDelete = ReferentialAction.DELETE)
        Deferred<Ship> ship,

        @HasMany Deferred<List<Bunk>> bunks) {}
