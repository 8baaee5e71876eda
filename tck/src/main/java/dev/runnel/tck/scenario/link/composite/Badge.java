package dev.runnel.tck.scenario.link.composite;

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
        String label,
        @Key String region,
        @Key @Auto UUID id,
        Optional<String> wearerRegion,
        Optional<UUID> wearerId,
        @BelongsTo(fields = {"wearerRegion", "wearerId"}) Deferred<Optional<Author>> wearer,
        UUID maker,
        @BelongsTo(fields = {"region", "maker"}) Deferred<Author> madeBy) {}
