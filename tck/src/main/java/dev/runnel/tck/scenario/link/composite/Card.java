package dev.runnel.tck.scenario.link.composite;

import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Default;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unique;
import dev.runnel.tck.scenario.SharedPart;
import java.util.UUID;

@Model
@Unique(fields = {"ownerRegion", "ownerId"})
public record Card(
        @Key @Default(supplier = SharedPart.Region.class) String region,
        @Key @Default(supplier = SharedPart.Pair.class) UUID id,
        String number,
        String ownerRegion,
        UUID ownerId,
        @BelongsTo(fields = {"ownerRegion", "ownerId"}) Deferred<Author> owner) {}
