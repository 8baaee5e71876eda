package dev.runnel.tck.scenario.board;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.HasMany;
import dev.runnel.model.HasOne;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unique;
import java.util.List;
import java.util.UUID;

/** Every user has one. */
@Model
public record Desk(
        @Key @Auto UUID id,
        @Unique UUID userId,
        String theme,
        @BelongsTo Deferred<User> user,
        @HasOne Deferred<Access> access,
        @HasMany Deferred<List<Rule>> rules) {}
