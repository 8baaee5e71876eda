package dev.runnel.tck.scenario.member;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unique;
import java.util.Optional;
import java.util.UUID;

@Model
public record Avatar(
        @Key @Auto UUID id,
        String url,
        @Unique Optional<UUID> profileId,
        @BelongsTo Deferred<Optional<Profile>> profile) {}
