package dev.runnel.tck.scenario.board.composite;

import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.HasMany;
import dev.runnel.model.HasOne;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.List;
import java.util.UUID;

/** Every user has one. */
@Model
public record Desk(
        @Key String tenant,
        @Key UUID userId,
        String theme,
        @BelongsTo(fields = {"tenant", "userId"}) Deferred<User> user,
        @HasOne Deferred<Access> access,
        @HasMany Deferred<List<Rule>> rules) {}
