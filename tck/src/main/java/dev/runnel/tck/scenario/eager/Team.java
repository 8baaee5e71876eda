package dev.runnel.tck.scenario.eager;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.List;
import java.util.UUID;

@Model
public record Team(
        @Key @Auto UUID id,
        String name,
        @HasMany(inverse = "team") Deferred<List<Player>> players) {
    /** A record that is not stored. */
    public static Team of(String name) {
        return new Team(UUID.randomUUID(), name, Deferred.unloaded());
    }
}
