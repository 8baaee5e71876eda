package dev.runnel.driver.r2dbc.modules;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.tck.scenario.todo.Todo;
import java.util.UUID;

/** It is compiled with these tests; the todo that it leads to, before, in the jar of the suite. */
@Model
public record Pin(
        @Key @Auto UUID id,
        String label,
        UUID todoId,
        @BelongsTo Deferred<Todo> todo) {}
