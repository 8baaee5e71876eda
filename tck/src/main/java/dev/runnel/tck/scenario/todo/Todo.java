package dev.runnel.tck.scenario.todo;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Model
public record Todo(
        @Key @Auto UUID id,
        String title,
        long points,
        Optional<Long> estimate,
        boolean done,
        @Nullable Boolean urgent,
        Instant created,
        Optional<Instant> due,
        Deferred<Optional<String>> body,
        UUID userId,
        @BelongsTo Deferred<User> user,
        UUID categoryId,
        @BelongsTo Deferred<Category> category,
        Optional<UUID> parentId,
        @BelongsTo Deferred<Optional<Todo>> parent,
        @HasMany Deferred<List<Step>> steps) {
    public static Todo of(
            UUID id,
            String title,
            long points,
            Optional<Long> estimate,
            boolean done,
            @Nullable Boolean urgent,
            Instant created,
            Optional<Instant> due,
            Optional<String> body,
            User user,
            Category category,
            Optional<Todo> parent) {
        return new Todo(
                id,
                title,
                points,
                estimate,
                done,
                urgent,
                created,
                due,
                Deferred.column(body),
                user.id(),
                Deferred.unloaded(),
                category.id(),
                Deferred.unloaded(),
                parent.map(Todo::id),
                Deferred.unloaded(),
                Deferred.unloaded());
    }

    /** As it is read without an include. */
    public Todo withoutBody() {
        return new Todo(
                id,
                title,
                points,
                estimate,
                done,
                urgent,
                created,
                due,
                Deferred.unloaded(),
                userId,
                user,
                categoryId,
                category,
                parentId,
                parent,
                steps);
    }

    /** This one by its key, if it is among them. */
    public Todos.Query among(Todos.Query rows) {
        return rows.byId(id);
    }

    public boolean isOf(User other) {
        return userId.equals(other.id());
    }

    public boolean isIn(Category other) {
        return categoryId.equals(other.id());
    }

    public boolean isUnder(Todo other) {
        return parentId.filter(other.id::equals).isPresent();
    }
}
