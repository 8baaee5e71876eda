package dev.runnel.tck.scenario.fleet;

import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unique;
import java.util.Optional;
import java.util.UUID;

/** A permit for a depot of any tenant, or for none. */
@Model
@Unique(fields = {"depotTenant", "depotNo"})
public record Permit(
        String text,
        @Key @Auto UUID id,
        Optional<String> depotTenant,
        Optional<Long> depotNo,
        @BelongsTo(fields = {"depotTenant", "depotNo"}) Optional<Depot> depot) {}
