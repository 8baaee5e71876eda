package dev.runnel.tck.scenario.library;

import dev.runnel.Deferred;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.List;

@Model
public record Reader(
        @Key String city,
        @Key long no,
        String name,
        @HasMany Deferred<List<Loan>> loans) {}
