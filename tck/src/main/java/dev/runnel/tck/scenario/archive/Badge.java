package dev.runnel.tck.scenario.archive;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unique;
import java.util.UUID;

@Model
public record Badge(
        @Key @Auto UUID id,
        long number,
        @Unique UUID personId,
        @BelongsTo(fields = "personId") Deferred<Person> holder) {}
