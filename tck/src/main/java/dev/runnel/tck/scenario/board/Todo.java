package dev.runnel.tck.scenario.board;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.HasOne;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.Optional;
import java.util.UUID;

@Model
public record Todo(
        @Key @Auto UUID id,
        UUID userId,
        @BelongsTo Deferred<User> user,
        String title,
        long points,
        Optional<UUID> categoryId,
        @BelongsTo Deferred<Optional<Category>> category,
        @HasOne Deferred<Optional<Detail>> detail) {}
