package dev.runnel.tck.scenario.versioned;

import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.UUID;

/** Its key begins with that of the version which it is of. */
@Model
@Key(
        partition = "documentId",
        local = {"number", "person"})
public record Approval(
        UUID documentId,
        int number,
        String person,

        @BelongsTo(fields = {"documentId", "number"}) Deferred<Version> version) {}
