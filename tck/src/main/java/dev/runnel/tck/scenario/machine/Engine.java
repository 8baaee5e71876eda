package dev.runnel.tck.scenario.machine;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unique;
import java.util.Optional;
import java.util.UUID;

@Model
public record Engine(
        @Key @Auto UUID id,
        long power,
        @Unique Optional<UUID> machineId,
        @BelongsTo Deferred<Optional<Machine>> machine) {}
