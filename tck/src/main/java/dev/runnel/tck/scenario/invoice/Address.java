package dev.runnel.tck.scenario.invoice;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unique;
import java.util.UUID;

@Model
public record Address(
        @Key @Auto UUID id,
        String city,
        @Unique UUID invoiceId,
        @BelongsTo Deferred<Invoice> invoice) {}
