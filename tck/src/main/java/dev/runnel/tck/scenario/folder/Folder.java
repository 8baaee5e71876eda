package dev.runnel.tck.scenario.folder;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.ReferentialAction;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A folder is deleted with the folder that contains it. */
@Model
public record Folder(
        @Key @Auto UUID id,
        String name,
        Optional<UUID> parentId,

        @BelongsTo(onUnlink = ReferentialAction.DELETE, onDelete = ReferentialAction.DELETE)
        Deferred<Optional<Folder>> parent,

        @HasMany Deferred<List<Folder>> children) {}
