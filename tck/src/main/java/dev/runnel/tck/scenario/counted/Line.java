package dev.runnel.tck.scenario.counted;

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
        long invoiceId,
        @BelongsTo Deferred<Invoice> invoice) {}
