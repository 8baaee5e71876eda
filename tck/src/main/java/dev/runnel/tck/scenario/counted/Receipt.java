package dev.runnel.tck.scenario.counted;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unique;

/** An invoice may have one. Its table has a name that is quoted in every way. */
@Model(table = "the \"receipt\"'s $1")
public record Receipt(
        @Key @Auto long id,
        @Unique long invoiceId,
        @BelongsTo Deferred<Invoice> invoice,
        String text) {}
