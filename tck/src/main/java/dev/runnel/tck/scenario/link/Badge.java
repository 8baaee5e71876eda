package dev.runnel.tck.scenario.link;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.Optional;
import java.util.UUID;

/** Nothing leads back to it. */
@Model
public record Badge(
        @Key @Auto UUID id,
        String label,
        Optional<UUID> wearerId,
        @BelongsTo Deferred<Optional<Author>> wearer,
        UUID maker,
        @BelongsTo(fields = "maker") Deferred<Author> madeBy) {}
