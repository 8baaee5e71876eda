package dev.runnel.tck.scenario.machine.composite;

import dev.runnel.Deferred;
import dev.runnel.model.Default;
import dev.runnel.model.HasOne;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.tck.scenario.SharedPart;
import java.util.UUID;

@Model
public record Machine(
        @Key @Default(supplier = SharedPart.Region.class) String region,
        @Key @Default(supplier = SharedPart.Year.class) long year,
        @Key @Default(supplier = SharedPart.Four.class) UUID id,
        String name,
        @HasOne Deferred<Engine> engine) {
    /** A record that is not stored. */
    public static Machine of(String name) {
        return new Machine("nowhere", 1, UUID.randomUUID(), name, Deferred.unloaded());
    }
}
