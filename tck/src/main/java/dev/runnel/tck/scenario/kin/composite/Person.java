package dev.runnel.tck.scenario.kin.composite;

import dev.runnel.CreateStatement;
import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Default;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.tck.scenario.SharedPart;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Model
public record Person(
        @Key @Default(supplier = SharedPart.Region.class) String region,
        @Key @Default(supplier = SharedPart.Year.class) long year,
        @Key @Default(supplier = SharedPart.Four.class) UUID id,
        String name,
        Optional<String> parentRegion,
        Optional<Long> parentYear,
        Optional<UUID> parentId,

        @BelongsTo(fields = {"parentRegion", "parentYear", "parentId"})
        Deferred<Optional<Person>> parent,

        @HasMany Deferred<List<Person>> children) {
    /** A child by the parts of its parent's key. */
    public static CreateStatement<Person> byKey(String name, Person parent) {
        return People.create()
                .name(name)
                .parentRegion(parent.region())
                .parentYear(parent.year())
                .parentId(parent.id());
    }
}
