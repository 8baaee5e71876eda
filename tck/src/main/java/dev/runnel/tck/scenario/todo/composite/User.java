package dev.runnel.tck.scenario.todo.composite;

import dev.runnel.Deferred;
import dev.runnel.model.Default;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unique;
import dev.runnel.tck.scenario.SharedPart;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Model
public record User(
        @Key @Default(supplier = SharedPart.Region.class) String region,
        @Key @Default(supplier = SharedPart.Pair.class) UUID id,
        String name,
        @Unique String email,
        Optional<String> bio,
        @HasMany Deferred<List<Todo>> todos) {
    public static User of(UUID id, String name, String email, Optional<String> bio) {
        return new User(SharedPart.region(id), SharedPart.pair(id), name, email, bio, Deferred.unloaded());
    }
}
