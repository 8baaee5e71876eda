package dev.runnel.tck.scenario.task.composite;

import dev.runnel.Deferred;
import dev.runnel.model.Default;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.tck.scenario.SharedPart;
import java.util.List;

@Model
public record Owner(
        @Key @Default(supplier = Realm.OfRow.class) Realm realm,
        @Key @Default(supplier = Zone.OfRow.class) Zone zone,
        @Key @Default(supplier = SharedPart.Quarter.class) long number,
        String name,
        @HasMany Deferred<List<Task>> tasks) {}
