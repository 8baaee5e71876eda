package dev.runnel.tck.scenario.ship;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.ReferentialAction;
import dev.runnel.model.Unique;
import dev.runnel.model.Version;
import java.util.Optional;
import java.util.UUID;

/** A person on a ship or on land. The rank is unique on each ship. */
@Model
@Unique(fields = {"shipId", "rank"})
public record Sailor(
        @Key @Auto UUID id,
        @Version long version,
        String name,
        int rank,
        Optional<UUID> shipId,

        @BelongsTo(onDelete = ReferentialAction.CLEAR) Deferred<Optional<Ship>> ship) {}
