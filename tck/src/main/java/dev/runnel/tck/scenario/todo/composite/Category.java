package dev.runnel.tck.scenario.todo.composite;

import dev.runnel.Deferred;
import dev.runnel.model.Default;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.tck.scenario.SharedPart;
import java.util.List;
import java.util.UUID;

@Model
public record Category(
        @Key @Default(supplier = SharedPart.Region.class) String region,
        @Key @Default(supplier = SharedPart.Pair.class) UUID id,
        String name,
        @HasMany Deferred<List<Todo>> todos) {
    public static Category of(UUID id, String name) {
        return new Category(SharedPart.region(id), SharedPart.pair(id), name, Deferred.unloaded());
    }
}
