package dev.runnel.tck.scenario.invoice.composite;

import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.UUID;

/** Its key is that of its invoice. */
@Model
public record Address(
        String city,
        @Key String region,
        @Key long year,
        @Key UUID invoiceId,
        @BelongsTo(fields = {"region", "year", "invoiceId"}) Deferred<Invoice> invoice) {}
