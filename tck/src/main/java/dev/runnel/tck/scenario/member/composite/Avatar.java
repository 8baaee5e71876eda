package dev.runnel.tck.scenario.member.composite;

import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Default;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unique;
import dev.runnel.tck.scenario.SharedPart;
import java.util.Optional;
import java.util.UUID;

@Model
@Unique(fields = {"profileRegion", "profileId"})
public record Avatar(
        String url,
        @Key @Default(supplier = SharedPart.Region.class) String region,
        @Key @Default(supplier = SharedPart.Pair.class) UUID id,
        Optional<String> profileRegion,
        Optional<UUID> profileId,
        @BelongsTo(fields = {"profileRegion", "profileId"}) Deferred<Optional<Profile>> profile) {}
