package dev.runnel.tck.scenario.wide;

import dev.runnel.model.Auto;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@Model
public record Reading(
        @Key @Auto UUID id,
        String name,
        Optional<String> c1,
        Optional<Boolean> c2,
        Optional<Instant> c3,
        Optional<UUID> c4,
        Optional<Long> c5,
        Optional<String> c6,
        Optional<Boolean> c7,
        Optional<Instant> c8,
        Optional<UUID> c9,
        Optional<Long> c10,
        Optional<String> c11,
        Optional<Boolean> c12,
        Optional<Instant> c13,
        Optional<UUID> c14,
        Optional<Long> c15,
        Optional<String> c16,
        Optional<Boolean> c17,
        Optional<Instant> c18) {}
