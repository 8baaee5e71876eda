package dev.runnel.tck.scenario.guarded.composite;

import dev.runnel.Deferred;
import dev.runnel.model.Default;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unique;
import dev.runnel.model.Version;
import dev.runnel.tck.scenario.SharedPart;
import java.util.List;
import java.util.UUID;

@Model
public record Ledger(
        @Key @Default(supplier = SharedPart.Region.class) String region,
        @Key @Default(supplier = SharedPart.Pair.class) UUID pair,
        @Version long version,
        @Unique String name,
        long points,
        double rate,
        @HasMany Deferred<List<Line>> lines) {}
