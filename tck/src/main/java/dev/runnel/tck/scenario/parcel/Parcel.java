package dev.runnel.tck.scenario.parcel;

import dev.runnel.model.Auto;
import dev.runnel.model.HasOne;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.UUID;

@Model
public record Parcel(
        @Key @Auto UUID id, String content, @HasOne Label label) {}
