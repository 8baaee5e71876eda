package dev.runnel.tck.scenario.types;

import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Column;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.math.BigDecimal;

/** A purse that refers to a {@link Coin}. */
@Model
public record Purse(
        @Key int number,
        @Column(type = "numeric(5, 2)") BigDecimal coinFace,
        @BelongsTo(fields = "coinFace") Deferred<Coin> coin) {}
