package dev.runnel.tck.scenario.closure;

import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.UUID;

/** Both parts of its key are foreign keys, to the same model. Of a node and itself the depth is 0. */
@Model
@Key(partition = "ancestorId", local = "descendantId")
public record Ancestry(
        UUID ancestorId,
        UUID descendantId,
        int depth,
        @BelongsTo Deferred<Node> ancestor,
        @BelongsTo Deferred<Node> descendant) {}
