package dev.runnel.tck.scenario.member;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.UUID;

@Model
public record Post(
        @Key @Auto UUID id,
        String title,
        UUID memberId,
        @BelongsTo Deferred<Member> member) {}
