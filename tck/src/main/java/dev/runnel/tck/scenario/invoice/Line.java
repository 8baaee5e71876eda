package dev.runnel.tck.scenario.invoice;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.UUID;

@Model
public record Line(
        @Key @Auto UUID id,
        String text,
        UUID invoiceId,
        @BelongsTo Deferred<Invoice> invoice,
        UUID productId,
        @BelongsTo Product product) {}
