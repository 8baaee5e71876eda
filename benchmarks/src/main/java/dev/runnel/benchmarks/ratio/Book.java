package dev.runnel.benchmarks.ratio;

import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The second level of the graph. */
@Model
public record Book(
        @Key UUID id,
        long position,
        String title,
        boolean lent,
        Instant published,
        UUID authorId,
        @BelongsTo Deferred<Author> author,
        @HasMany Deferred<List<Chapter>> chapters) {}
