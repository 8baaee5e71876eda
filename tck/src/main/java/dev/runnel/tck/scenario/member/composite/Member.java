package dev.runnel.tck.scenario.member.composite;

import dev.runnel.Deferred;
import dev.runnel.model.Default;
import dev.runnel.model.HasMany;
import dev.runnel.model.HasOne;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.tck.scenario.SharedPart;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Model
public record Member(
        @Key @Default(supplier = SharedPart.Region.class) String region,
        @Key @Default(supplier = SharedPart.Pair.class) UUID id,
        String name,
        @HasOne Deferred<Optional<Profile>> profile,
        @HasMany Deferred<List<Post>> posts) {}
