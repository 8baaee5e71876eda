package dev.runnel.tck.scenario.link;

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
public record Author(
        @Key @Auto UUID id,
        String name,
        @HasMany(inverse = "writer") Deferred<List<Book>> written,
        @HasMany(inverse = "editor") Deferred<List<Book>> edited,
        @HasOne Deferred<Optional<Card>> card) {}
