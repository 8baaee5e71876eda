package dev.runnel.tck.scenario.types;

import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.Optional;

/** Leads to shelves by newtypes. */
@Model
public record Box(
        @Key Rank number,
        String label,
        ShelfId shelfId,
        @BelongsTo Deferred<Shelf> shelf,
        Optional<ShelfId> spareId,
        @BelongsTo Deferred<Optional<Shelf>> spare) {}
