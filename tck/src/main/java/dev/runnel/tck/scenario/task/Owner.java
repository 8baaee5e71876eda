package dev.runnel.tck.scenario.task;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unique;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Model
public record Owner(
        @Key @Auto UUID id,
        @Unique String name,
        Optional<String> about,
        @HasMany Deferred<List<Task>> tasks) {
    /** A record that is not stored. */
    public static Owner of(String name, Deferred<List<Task>> tasks) {
        return new Owner(UUID.randomUUID(), name, Optional.empty(), tasks);
    }
}
