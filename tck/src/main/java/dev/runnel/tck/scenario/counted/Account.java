package dev.runnel.tck.scenario.counted;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unique;
import java.util.List;

@Model
public record Account(
        @Key @Auto long id, @Unique String email, @HasMany Deferred<List<Invoice>> invoices) {}
