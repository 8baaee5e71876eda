package dev.runnel.tck.scenario.task.composite;

import dev.runnel.Deferred;
import dev.runnel.model.Default;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unique;
import dev.runnel.tck.scenario.SharedPart;
import java.util.List;
import java.util.Optional;

@Model
public record Owner(
        @Key @Default(supplier = Realm.OfRow.class) Realm realm,
        @Key @Default(supplier = Zone.OfRow.class) Zone zone,
        @Key @Default(supplier = SharedPart.Quarter.class) long number,
        @Unique String name,
        Optional<String> about,
        @HasMany Deferred<List<Task>> tasks) {
    /** A record that is not stored. */
    public static Owner of(String name, Deferred<List<Task>> tasks) {
        return new Owner(new Realm("of " + name), Zone.EAST, 7, name, Optional.empty(), tasks);
    }
}
