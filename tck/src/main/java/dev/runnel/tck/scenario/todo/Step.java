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
        @BelongsTo Deferred<Todo> todo) {
    public static Step of(UUID id, String text, boolean done, Todo todo) {
        return new Step(id, text, done, todo.id(), Deferred.unloaded());
    }

    public boolean isOf(Todo other) {
        return todoId.equals(other.id());
    }
}
