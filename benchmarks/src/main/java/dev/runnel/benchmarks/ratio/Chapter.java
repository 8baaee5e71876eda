package dev.runnel.benchmarks.ratio;

import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.UUID;

/** The third level of the graph. */
@Model
public record Chapter(
        @Key UUID id,
        long position,
        String title,
        long pages,
        UUID bookId,
        @BelongsTo Deferred<Book> book) {}
