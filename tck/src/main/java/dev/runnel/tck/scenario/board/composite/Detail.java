package dev.runnel.tck.scenario.board.composite;

import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.UUID;

/** A todo may have one. */
@Model
public record Detail(
        @Key String tenant,
        @Key UUID todoId,
        String text,
        @BelongsTo(fields = {"tenant", "todoId"}) Deferred<Todo> todo) {}
