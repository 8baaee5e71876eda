package dev.runnel.tck.scenario.invoice.composite;

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
public record Invoice(
        @Key @Default(supplier = SharedPart.Region.class) String region,
        @Key @Default(supplier = SharedPart.Year.class) long year,
        @Key @Default(supplier = SharedPart.Four.class) UUID id,
        String number,
        @HasMany List<Line> lines,
        @HasOne Optional<Address> address) {}
