package dev.runnel.tck.scenario.basic;

import dev.runnel.model.Auto;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unique;
import java.util.Optional;
import java.util.UUID;

/** A unique field that may be absent, and one that may not. */
@Model
public record Account(
        @Key @Auto UUID id,
        String name,
        @Unique String email,
        @Unique Optional<String> nick) {}
