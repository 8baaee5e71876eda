package dev.runnel.tck.scenario.todo;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.UUID;

@Model
public record Step(
        @Key @Auto UUID id,
        String text,
        boolean done,
        UUID todoId,
        @BelongsTo Deferred<Todo> todo) {}
