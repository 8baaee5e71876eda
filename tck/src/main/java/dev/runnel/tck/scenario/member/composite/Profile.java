package dev.runnel.tck.scenario.member.composite;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.HasOne;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unique;
import java.util.Optional;
import java.util.UUID;

/** It shares the region of its member. */
@Model
@Unique(fields = {"region", "memberId"})
public record Profile(
        String bio,
        long score,
        @Key String region,
        @Key @Auto UUID id,
        UUID memberId,
        @BelongsTo(fields = {"region", "memberId"}) Deferred<Member> member,
        @HasOne Deferred<Optional<Avatar>> avatar) {}
