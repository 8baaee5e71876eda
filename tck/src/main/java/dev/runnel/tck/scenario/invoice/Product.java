package dev.runnel.tck.scenario.invoice;

import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.Optional;
import java.util.UUID;

@Model
public record Product(
        @Key @Auto UUID id,
        String name,
        Optional<UUID> makerId,
        @BelongsTo Optional<Maker> maker) {}
