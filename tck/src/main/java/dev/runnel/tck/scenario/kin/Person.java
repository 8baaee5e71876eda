package dev.runnel.tck.scenario.kin;

import dev.runnel.CreateStatement;
import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Model
public record Person(
        @Key @Auto UUID id,
        String name,
        Optional<UUID> parentId,
        @BelongsTo Deferred<Optional<Person>> parent,
        @HasMany Deferred<List<Person>> children) {
    /** A child by the key of its parent. */
    public static CreateStatement<Person> byKey(String name, Person parent) {
        return People.create().name(name).parentId(parent.id());
    }
}
