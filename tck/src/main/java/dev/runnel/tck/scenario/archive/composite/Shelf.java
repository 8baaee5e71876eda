package dev.runnel.tck.scenario.archive.composite;

import dev.runnel.Deferred;
import dev.runnel.model.Default;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unique;
import dev.runnel.tck.scenario.SharedPart;
import java.util.List;
import java.util.UUID;

@Model
@Unique(fields = {"building", "code"})
public record Shelf(
        @Key @Default(supplier = SharedPart.Region.class) String region,
        @Key @Default(supplier = SharedPart.Year.class) long year,
        @Key @Default(supplier = SharedPart.Four.class) UUID id,
        @Default(supplier = SharedPart.Region.class) String building,
        String code,
        String room,
        @HasMany Deferred<List<Document>> documents) {
    /** A record that is not stored. */
    public static Shelf of(String code) {
        return new Shelf("nowhere", 1, UUID.randomUUID(), "none", code, "none", Deferred.unloaded());
    }
}
