package dev.runnel.tck.scenario.member;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.HasMany;
import dev.runnel.model.HasOne;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Model
public record Member(
        @Key @Auto UUID id,
        String name,
        @HasOne Deferred<Optional<Profile>> profile,
        @HasMany Deferred<List<Post>> posts) {}
