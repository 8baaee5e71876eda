package dev.runnel.tck.scenario.machine.composite;

import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Default;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unique;
import dev.runnel.tck.scenario.SharedPart;
import java.util.Optional;
import java.util.UUID;

@Model
@Unique(fields = {"machineRegion", "machineYear", "machineId"})
public record Engine(
        @Key @Default(supplier = SharedPart.Region.class) String region,
        @Key @Default(supplier = SharedPart.Pair.class) UUID id,
        long power,
        Optional<String> machineRegion,
        Optional<Long> machineYear,
        Optional<UUID> machineId,

        @BelongsTo(fields = {"machineRegion", "machineYear", "machineId"})
        Deferred<Optional<Machine>> machine) {}
