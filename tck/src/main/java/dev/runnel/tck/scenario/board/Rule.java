package dev.runnel.tck.scenario.board;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.UUID;

@Model
public record Rule(
        @Key @Auto UUID id,
        String text,
        UUID deskId,
        @BelongsTo Deferred<Desk> desk) {}
