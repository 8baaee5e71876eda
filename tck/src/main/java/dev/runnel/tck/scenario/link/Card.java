package dev.runnel.tck.scenario.link;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unique;
import java.util.UUID;

@Model
public record Card(
        @Key @Auto UUID id,
        String number,
        @Unique UUID ownerId,
        @BelongsTo Deferred<Author> owner) {}
