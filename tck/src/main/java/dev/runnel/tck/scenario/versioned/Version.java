package dev.runnel.tck.scenario.versioned;

import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@Model
@Key(partition = "documentId", local = "number")
public record Version(
        UUID documentId,
        int number,
        Instant written,
        Deferred<String> text,
        @BelongsTo Deferred<Document> document,
        @HasMany Deferred<List<Approval>> approvals) {}
