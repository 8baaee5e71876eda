package dev.runnel.tck.scenario.archive;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.Optional;
import java.util.UUID;

/** Nobody knows of it. */
@Model
public record Note(
        @Key @Auto UUID id,
        String text,
        Optional<UUID> personId,
        @BelongsTo Deferred<Optional<Person>> person) {}
