package dev.runnel.tck.scenario.archive.composite;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unique;
import java.util.UUID;

@Model
@Unique(fields = {"region", "personId"})
public record Badge(
        long number,
        @Key String region,
        @Key @Auto UUID id,
        UUID personId,
        @BelongsTo(fields = {"region", "personId"}) Deferred<Person> holder) {}
