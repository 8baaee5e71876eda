package dev.runnel.tck.scenario.archive;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unique;
import java.util.List;
import java.util.UUID;

@Model
public record Shelf(
        @Key @Auto UUID id,
        @Unique String code,
        String room,
        @HasMany Deferred<List<Document>> documents) {
    /** A record that is not stored. */
    public static Shelf of(String code) {
        return new Shelf(UUID.randomUUID(), code, "none", Deferred.unloaded());
    }
}
