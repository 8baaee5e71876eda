package dev.runnel.tck.scenario.archive.composite;

import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Default;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.tck.scenario.SharedPart;
import java.util.Optional;
import java.util.UUID;

/** Nobody knows of it. */
@Model
public record Note(
        String text,
        @Key @Default(supplier = SharedPart.Region.class) String region,
        @Key @Default(supplier = SharedPart.Pair.class) UUID id,
        Optional<String> personRegion,
        Optional<UUID> personId,
        @BelongsTo(fields = {"personRegion", "personId"}) Deferred<Optional<Person>> person) {}
