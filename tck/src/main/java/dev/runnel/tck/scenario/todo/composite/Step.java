package dev.runnel.tck.scenario.todo.composite;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.UUID;

/** Its key begins with that of its todo. */
@Model
public record Step(
        String text,
        boolean done,
        @Key String region,
        @Key UUID todoId,
        @Key @Auto UUID id,
        @BelongsTo(fields = {"region", "todoId"}) Deferred<Todo> todo) {
    public static Step of(UUID id, String text, boolean done, Todo todo) {
        return new Step(text, done, todo.region(), todo.id(), id, Deferred.unloaded());
    }

    public boolean isOf(Todo other) {
        return region.equals(other.region()) && todoId.equals(other.id());
    }
}
