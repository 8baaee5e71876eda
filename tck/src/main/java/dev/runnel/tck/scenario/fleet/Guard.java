package dev.runnel.tck.scenario.fleet;

import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unique;
import java.util.Optional;

/** A guard of a depot of the same tenant, or of none. */
@Model
@Unique(fields = {"tenant", "depotNo"})
public record Guard(
        @Key String tenant,
        @Key long no,
        Optional<Long> depotNo,
        @BelongsTo(fields = {"tenant", "depotNo"}) Deferred<Optional<Depot>> depot) {}
