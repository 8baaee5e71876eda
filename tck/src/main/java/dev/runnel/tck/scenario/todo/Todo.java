package dev.runnel.tck.scenario.todo;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Model
public record Todo(
        @Key @Auto UUID id,
        String title,
        long points,
        Optional<Long> estimate,
        boolean done,
        @Nullable Boolean urgent,
        Instant created,
        Optional<Instant> due,
        Deferred<Optional<String>> body,
        UUID userId,
        @BelongsTo Deferred<User> user,
        UUID categoryId,
        @BelongsTo Deferred<Category> category,
        Optional<UUID> parentId,
        @BelongsTo Deferred<Optional<Todo>> parent,
        @HasMany Deferred<List<Step>> steps) {}
