package dev.runnel.tck.scenario.parcel;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unique;
import java.util.UUID;

@Model
public record Label(
        @Key @Auto UUID id,
        String address,
        @Unique UUID parcelId,
        @BelongsTo Deferred<Parcel> parcel) {}
