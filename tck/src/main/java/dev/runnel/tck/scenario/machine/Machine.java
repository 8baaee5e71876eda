package dev.runnel.tck.scenario.machine;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.HasOne;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.UUID;

@Model
public record Machine(
        @Key @Auto UUID id, String name, @HasOne Deferred<Engine> engine) {
    /** A record that is not stored. */
    public static Machine of(String name) {
        return new Machine(UUID.randomUUID(), name, Deferred.unloaded());
    }
}
