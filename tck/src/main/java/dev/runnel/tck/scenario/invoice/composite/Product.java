package dev.runnel.tck.scenario.invoice.composite;

import dev.runnel.model.BelongsTo;
import dev.runnel.model.Default;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.tck.scenario.SharedPart;
import java.util.Optional;
import java.util.UUID;

@Model
public record Product(
        @Key @Default(supplier = SharedPart.Region.class) String region,
        @Key @Default(supplier = SharedPart.Pair.class) UUID id,
        String name,
        Optional<String> makerRegion,
        Optional<UUID> makerId,
        @BelongsTo(fields = {"makerRegion", "makerId"}) Optional<Maker> maker) {}
