package dev.runnel.tck.scenario.board;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.HasMany;
import dev.runnel.model.HasOne;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Model
public record User(
        @Key @Auto UUID id,
        UUID teamId,
        @BelongsTo Deferred<Team> team,
        String name,
        @HasOne Deferred<Desk> desk,
        @HasOne Deferred<Optional<Profile>> profile,
        @HasMany Deferred<List<Todo>> todos) {}
