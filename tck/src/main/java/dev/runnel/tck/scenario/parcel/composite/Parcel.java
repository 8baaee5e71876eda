package dev.runnel.tck.scenario.parcel.composite;

import dev.runnel.model.Default;
import dev.runnel.model.HasOne;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.tck.scenario.SharedPart;
import java.util.UUID;

@Model
public record Parcel(
        @Key @Default(supplier = SharedPart.Region.class) String region,
        @Key @Default(supplier = SharedPart.Pair.class) UUID id,
        String content,
        @HasOne Label label) {}
