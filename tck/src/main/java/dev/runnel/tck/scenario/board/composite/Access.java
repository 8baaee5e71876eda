package dev.runnel.tck.scenario.board.composite;

import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.UUID;

/** Every desk has one. */
@Model
public record Access(
        @Key String tenant,
        @Key UUID deskId,
        String level,
        @BelongsTo(fields = {"tenant", "deskId"}) Deferred<Desk> desk) {}
