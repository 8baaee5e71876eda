package dev.runnel.tck.scenario.library;

import dev.runnel.Deferred;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.List;

@Model
public record Book(
        @Key long id,
        @Key long edition,
        String title,
        @HasMany Deferred<List<Loan>> loans) {}
