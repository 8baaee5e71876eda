package dev.runnel.tck.scenario.board.composite;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.UUID;

@Model
public record Rule(
        @Key String tenant,
        @Key @Auto UUID id,
        String text,
        UUID deskId,
        @BelongsTo(fields = {"tenant", "deskId"}) Deferred<Desk> desk) {}
