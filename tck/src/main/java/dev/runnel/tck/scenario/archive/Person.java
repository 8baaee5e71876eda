package dev.runnel.tck.scenario.archive;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.HasMany;
import dev.runnel.model.HasOne;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Model
public record Person(
        @Key @Auto UUID id,
        String name,
        @HasMany(inverse = "author") Deferred<List<Document>> written,
        @HasMany(inverse = "editor") Deferred<List<Document>> edited,
        @HasOne(inverse = "holder") Deferred<Optional<Badge>> badge) {}
