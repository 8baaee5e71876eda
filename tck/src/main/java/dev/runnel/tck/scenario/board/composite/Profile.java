package dev.runnel.tck.scenario.board.composite;

import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.UUID;

/** A user may have one. */
@Model
public record Profile(
        @Key String tenant,
        @Key UUID userId,
        String bio,
        @BelongsTo(fields = {"tenant", "userId"}) Deferred<User> user) {}
