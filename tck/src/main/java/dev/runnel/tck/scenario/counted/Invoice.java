package dev.runnel.tck.scenario.counted;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.HasMany;
import dev.runnel.model.HasOne;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.List;
import java.util.Optional;

@Model
public record Invoice(
        @Key @Auto Long id,
        long cents,
        long accountId,
        @BelongsTo Deferred<Account> account,
        Optional<Long> correctedId,
        @BelongsTo Deferred<Optional<Invoice>> corrected,
        @HasOne Deferred<Optional<Receipt>> receipt,
        @HasMany Deferred<List<Line>> lines) {}
