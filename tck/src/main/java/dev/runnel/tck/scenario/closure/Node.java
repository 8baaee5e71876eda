package dev.runnel.tck.scenario.closure;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.List;
import java.util.UUID;

@Model
public record Node(
        @Key @Auto UUID id,
        String name,
        @HasMany(inverse = "descendant") Deferred<List<Ancestry>> above,
        @HasMany(inverse = "ancestor") Deferred<List<Ancestry>> below) {}
