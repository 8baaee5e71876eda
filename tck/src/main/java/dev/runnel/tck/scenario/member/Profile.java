package dev.runnel.tck.scenario.member;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.HasOne;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unique;
import java.util.Optional;
import java.util.UUID;

@Model
public record Profile(
        @Key @Auto UUID id,
        String bio,
        long score,
        @Unique UUID memberId,
        @BelongsTo Deferred<Member> member,
        @HasOne Deferred<Optional<Avatar>> avatar) {}
