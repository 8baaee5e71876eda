package catalog;

import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;

/** That a category stands above another one, and how far; every category is its own ancestor at depth 0. */
@Model
public record Ancestry(
        @Key String ancestorId,
        @Key String descendantId,
        int depth,
        @BelongsTo Deferred<Category> ancestor,
        @BelongsTo Deferred<Category> descendant) {}
