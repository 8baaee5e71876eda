package dev.runnel.tck.scenario.ship;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.ReferentialAction;
import java.util.UUID;

/** A part of a cabin: it is deleted with its cabin, so it is deleted if it is unlinked, too. */
@Model
public record Bunk(
        @Key @Auto UUID id,
        String label,
        UUID cabinId,
        @BelongsTo(onDelete = ReferentialAction.DELETE) Deferred<Cabin> cabin) {}
