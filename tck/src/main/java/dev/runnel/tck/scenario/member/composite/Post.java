package dev.runnel.tck.scenario.member.composite;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.UUID;

@Model
public record Post(
        String title,
        @Key String region,
        @Key @Auto UUID id,
        UUID memberId,
        @BelongsTo(fields = {"region", "memberId"}) Deferred<Member> member) {}
