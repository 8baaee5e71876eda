package dev.runnel.tck.scenario.task;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Model
public record Task(
        @Key @Auto UUID id,
        UUID ownerId,
        @BelongsTo Deferred<Owner> owner,
        String name,
        long points,
        boolean done,
        Deferred<Optional<String>> note,
        Optional<UUID> parentId,
        @BelongsTo Deferred<Optional<Task>> parent,
        @HasMany Deferred<List<Task>> children) {
    /** A record that is not stored. */
    public static Task of(String name, Owner owner, Optional<Task> parent, Deferred<Optional<String>> note) {
        return new Task(
                UUID.randomUUID(),
                owner.id(),
                Deferred.unloaded(),
                name,
                1,
                false,
                note,
                parent.map(Task::id),
                Deferred.unloaded(),
                Deferred.unloaded());
    }
}
