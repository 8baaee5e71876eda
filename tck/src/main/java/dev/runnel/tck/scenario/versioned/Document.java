package dev.runnel.tck.scenario.versioned;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The key of its current version is its own and a number; there is none before the first version is published. */
@Model
public record Document(
        @Key @Auto UUID id,
        String title,
        Optional<Integer> currentNumber,

        @BelongsTo(fields = {"id", "currentNumber"}) Deferred<Optional<Version>> current,

        @HasMany(inverse = "document") Deferred<List<Version>> versions) {}
