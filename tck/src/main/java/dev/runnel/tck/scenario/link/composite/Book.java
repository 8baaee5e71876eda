package dev.runnel.tck.scenario.link.composite;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.Optional;
import java.util.UUID;

/** It shares the region of its writer. */
@Model
public record Book(
        String title,
        @Key String region,
        @Key @Auto UUID id,
        UUID writerId,
        @BelongsTo(fields = {"region", "writerId"}) Deferred<Author> writer,
        Optional<String> editorRegion,
        Optional<UUID> editorId,
        @BelongsTo(fields = {"editorRegion", "editorId"}) Deferred<Optional<Author>> editor) {}
