package dev.runnel.tck.scenario.ship;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.ReferentialAction;
import dev.runnel.model.Version;
import java.util.List;
import java.util.UUID;

/** A part of a ship: it is deleted if it is unlinked from its ship, and with its ship. */
@Model
public record Cabin(
        @Key @Auto UUID id,
        @Version long version,
        String label,
        UUID shipId,

        @BelongsTo(onUnlink = ReferentialAction.DELETE, onDelete = ReferentialAction.DELETE)
        Deferred<Ship> ship,

        @HasMany Deferred<List<Bunk>> bunks) {}
