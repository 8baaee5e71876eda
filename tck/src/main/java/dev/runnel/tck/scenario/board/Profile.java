package dev.runnel.tck.scenario.board;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unique;
import java.util.UUID;

/** A user may have one. */
@Model
public record Profile(
        @Key @Auto UUID id,
        @Unique UUID userId,
        String bio,
        @BelongsTo Deferred<User> user) {}
