package dev.runnel.benchmarks.stream;

import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.UUID;

/** The child of an entry. Each entry has two. */
@Model
public record Remark(
        @Key UUID id,
        long position,
        UUID entryId,
        @BelongsTo Deferred<Entry> entry) {}
