package dev.runnel.tck.scenario.counted;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;

/** Its key is narrow. */
@Model
public record Label(
        @Key @Auto int id,
        String text,
        CrateId crateId,
        @BelongsTo Deferred<Crate> crate) {}
