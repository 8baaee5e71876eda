package dev.runnel.tck.scenario.folder.composite;

import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Default;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.ReferentialAction;
import dev.runnel.tck.scenario.SharedPart;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A folder is deleted with the folder that contains it. */
@Model
public record Folder(
        @Key @Default(supplier = SharedPart.Region.class) String region,
        @Key @Default(supplier = SharedPart.Pair.class) UUID id,
        String name,
        Optional<String> parentRegion,
        Optional<UUID> parentId,

        @BelongsTo(
                fields = {"parentRegion", "parentId"},
                onUnlink = ReferentialAction.DELETE,
                onDelete = ReferentialAction.DELETE)
        Deferred<Optional<Folder>> parent,

        @HasMany Deferred<List<Folder>> children) {}
