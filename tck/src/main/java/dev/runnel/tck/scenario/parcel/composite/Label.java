package dev.runnel.tck.scenario.parcel.composite;

import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.UUID;

@Model
public record Label(
        @Key String region,
        @Key UUID parcelId,
        String address,
        @BelongsTo(fields = {"region", "parcelId"}) Deferred<Parcel> parcel) {}
