package dev.runnel.tck.scenario.board;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unique;
import java.util.UUID;

/** Every desk has one. */
@Model
public record Access(
        @Key @Auto UUID id,
        @Unique UUID deskId,
        String level,
        @BelongsTo Deferred<Desk> desk) {}
