package dev.runnel.tck.scenario.link;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.Optional;
import java.util.UUID;

@Model
public record Book(
        @Key @Auto UUID id,
        String title,
        UUID writerId,
        @BelongsTo Deferred<Author> writer,
        Optional<UUID> editorId,
        @BelongsTo Deferred<Optional<Author>> editor) {}
