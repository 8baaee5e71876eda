package dev.runnel.tck.scenario.words;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.UUID;

/** Its columns are named like methods of queries and of shaped includes. */
@Model
public record Grain(
        @Key @Auto UUID id,
        String filter,
        long orderBy,
        long limit,
        UUID withId,
        @BelongsTo Deferred<Sieve> with) {}
