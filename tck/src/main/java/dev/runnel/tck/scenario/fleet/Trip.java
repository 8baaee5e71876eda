package dev.runnel.tck.scenario.fleet;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.Optional;
import java.util.UUID;

/** From a depot and by a truck, both of one tenant, which is none of its own. */
@Model
public record Trip(
        @Key @Auto UUID id,
        Optional<String> tenant,
        Optional<Long> depotNo,
        @BelongsTo(fields = {"tenant", "depotNo"}) Deferred<Optional<Depot>> depot,
        Optional<Long> truckNo,
        @BelongsTo(fields = {"tenant", "truckNo"}) Deferred<Optional<Truck>> truck) {}
