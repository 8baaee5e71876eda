package dev.runnel.tck.scenario.fleet;

import dev.runnel.Deferred;
import dev.runnel.model.HasMany;
import dev.runnel.model.HasOne;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.List;
import java.util.Optional;

@Model
public record Depot(
        @Key String tenant,
        @Key long no,
        String name,
        @HasMany(inverse = "home") Deferred<List<Truck>> trucks,
        @HasMany(inverse = "lentTo") Deferred<List<Truck>> borrowed,
        @HasOne Deferred<Optional<Guard>> guard,
        @HasOne Deferred<Optional<Permit>> permit) {}
