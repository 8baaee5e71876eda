package dev.runnel.tck.scenario.fleet;

import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.Optional;

/** At home with its own tenant, and lent to any. */
@Model
public record Truck(
        @Key String tenant,
        @Key long no,
        Optional<Long> homeNo,
        @BelongsTo(fields = {"tenant", "homeNo"}) Optional<Depot> home,
        Optional<String> lentTenant,
        Optional<Long> lentNo,
        @BelongsTo(fields = {"lentTenant", "lentNo"}) Deferred<Optional<Depot>> lentTo) {}
