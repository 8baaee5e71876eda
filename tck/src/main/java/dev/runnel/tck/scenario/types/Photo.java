package dev.runnel.tck.scenario.types;

import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Column;
import dev.runnel.model.Key;
import dev.runnel.model.Model;

/** Its foreign key is narrower than the key that it refers to. */
@Model
public record Photo(
        @Key int number,
        @Column(type = "varchar(3)") String albumTitle,
        @BelongsTo Deferred<Album> album) {}
