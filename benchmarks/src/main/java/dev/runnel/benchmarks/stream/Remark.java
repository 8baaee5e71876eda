package dev.runnel.benchmarks.stream;

import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.UUID;

/** Two of each entry. */
@Model
public record Remark(
        @Key UUID id,
        long position,
        UUID entryId,
        @BelongsTo Deferred<Entry> entry) {}
