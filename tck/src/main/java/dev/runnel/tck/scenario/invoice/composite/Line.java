package dev.runnel.tck.scenario.invoice.composite;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.UUID;

/** Its key begins with that of its invoice; the product is of any region. */
@Model
public record Line(
        String text,
        @Key String region,
        @Key long year,
        @Key @Auto UUID id,
        UUID invoiceId,
        @BelongsTo(fields = {"region", "year", "invoiceId"}) Deferred<Invoice> invoice,
        String productRegion,
        UUID productId,
        @BelongsTo(fields = {"productRegion", "productId"}) Product product) {}
