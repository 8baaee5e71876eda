package dev.runnel.tck.scenario.archive;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.Optional;
import java.util.UUID;

@Model
public record Document(
        @Key @Auto UUID id,
        String title,
        UUID authorId,
        @BelongsTo Deferred<Person> author,
        Optional<UUID> editorId,
        @BelongsTo Deferred<Optional<Person>> editor,
        Optional<String> shelf,
        @BelongsTo(fields = "shelf", references = "code") Deferred<Optional<Shelf>> place) {}
