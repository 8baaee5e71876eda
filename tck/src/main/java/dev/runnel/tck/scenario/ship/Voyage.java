package dev.runnel.tck.scenario.ship;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.UUID;

/** It has a ship always: the ship cannot be deleted, and the voyage cannot be unlinked. */
@Model
public record Voyage(
        @Key @Auto UUID id,
        String port,
        UUID shipId,
        @BelongsTo Deferred<Ship> ship) {}
