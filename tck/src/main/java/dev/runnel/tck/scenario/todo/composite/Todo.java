package dev.runnel.tck.scenario.todo.composite;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.tck.scenario.SharedPart;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** It shares the region of its user, and of its parent. */
@Model
public record Todo(
        String title,
        long points,
        Optional<Long> estimate,
        boolean done,
        @Nullable Boolean urgent,
        Instant created,
        Optional<Instant> due,
        Deferred<Optional<String>> body,
        @Key String region,
        @Key @Auto UUID id,
        UUID userId,
        @BelongsTo(fields = {"region", "userId"}) Deferred<User> user,
        String categoryRegion,
        UUID categoryId,

        @BelongsTo(fields = {"categoryRegion", "categoryId"})
        Deferred<Category> category,

        Optional<UUID> parentId,
        @BelongsTo(fields = {"region", "parentId"}) Deferred<Optional<Todo>> parent,
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
                title,
                points,
                estimate,
                done,
                urgent,
                created,
                due,
                Deferred.column(body),
                user.region(),
                SharedPart.pair(id),
                user.id(),
                Deferred.unloaded(),
                category.region(),
                category.id(),
                Deferred.unloaded(),
                parent.map(Todo::id),
                Deferred.unloaded(),
                Deferred.unloaded());
    }

    /** As it is read without an include. */
    public Todo withoutBody() {
        return new Todo(
                title,
                points,
                estimate,
                done,
                urgent,
                created,
                due,
                Deferred.unloaded(),
                region,
                id,
                userId,
                user,
                categoryRegion,
                categoryId,
                category,
                parentId,
                parent,
                steps);
    }

    /** This one by its key, if it is among them. */
    public Todos.Query among(Todos.Query rows) {
        return rows.byKey(region, id);
    }

    public boolean isOf(User other) {
        return region.equals(other.region()) && userId.equals(other.id());
    }

    public boolean isIn(Category other) {
        return categoryRegion.equals(other.region()) && categoryId.equals(other.id());
    }

    public boolean isUnder(Todo other) {
        return region.equals(other.region) && parentId.filter(other.id::equals).isPresent();
    }
}
