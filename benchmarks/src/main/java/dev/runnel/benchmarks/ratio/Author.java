package dev.runnel.benchmarks.ratio;

import dev.runnel.Deferred;
import dev.runnel.model.HasMany;
import dev.runnel.model.Index;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The first level of the graph. */
@Model
public record Author(
        @Key UUID id,
        @Index long shelf,
        String name,
        String country,
        Instant joined,
        @HasMany Deferred<List<Book>> books) {}
