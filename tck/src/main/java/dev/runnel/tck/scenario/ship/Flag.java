package dev.runnel.tck.scenario.ship;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unique;
import java.util.Optional;
import java.util.UUID;

/** The one flag of a ship, or a spare one. */
@Model
public record Flag(
        @Key @Auto UUID id,
        String color,
        @Unique Optional<UUID> shipId,
        @BelongsTo Deferred<Optional<Ship>> ship) {}
