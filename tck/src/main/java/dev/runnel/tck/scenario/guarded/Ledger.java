package dev.runnel.tck.scenario.guarded;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unique;
import dev.runnel.model.Version;
import java.util.List;
import java.util.UUID;

@Model
public record Ledger(
        @Key @Auto UUID id,
        @Version long version,
        @Unique String name,
        long points,
        double rate,
        @HasMany Deferred<List<Line>> lines) {}
