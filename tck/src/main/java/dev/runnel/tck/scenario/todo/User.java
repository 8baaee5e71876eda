package dev.runnel.tck.scenario.todo;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unique;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Model
public record User(
        @Key @Auto UUID id,
        String name,
        @Unique String email,
        Optional<String> bio,
        @HasMany Deferred<List<Todo>> todos) {
    public static User of(UUID id, String name, String email, Optional<String> bio) {
        return new User(id, name, email, bio, Deferred.unloaded());
    }
}
