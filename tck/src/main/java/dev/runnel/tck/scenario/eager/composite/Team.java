package dev.runnel.tck.scenario.eager.composite;

import dev.runnel.Deferred;
import dev.runnel.model.Default;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.tck.scenario.SharedPart;
import java.util.List;
import java.util.UUID;

@Model
public record Team(
        @Key @Default(supplier = SharedPart.Region.class) String region,
        @Key @Default(supplier = SharedPart.Year.class) long year,
        @Key @Default(supplier = SharedPart.Four.class) UUID id,
        String name,
        @HasMany(inverse = "team") Deferred<List<Player>> players) {
    /** A record that is not stored. */
    public static Team of(String name) {
        return new Team("nowhere", 1, UUID.randomUUID(), name, Deferred.unloaded());
    }
}
