package dev.runnel.tck.scenario.archive.composite;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.Optional;
import java.util.UUID;

/** It shares the region of its author. */
@Model
public record Document(
        String title,
        @Key String region,
        @Key @Auto UUID id,
        UUID authorId,
        @BelongsTo(fields = {"region", "authorId"}) Deferred<Person> author,
        Optional<String> editorRegion,
        Optional<UUID> editorId,
        @BelongsTo(fields = {"editorRegion", "editorId"}) Deferred<Optional<Person>> editor,
        Optional<String> building,
        Optional<String> shelf,

        @BelongsTo(
                fields = {"building", "shelf"},
                references = {"building", "code"})
        Deferred<Optional<Shelf>> place) {}
