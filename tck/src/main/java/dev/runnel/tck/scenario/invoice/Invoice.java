package dev.runnel.tck.scenario.invoice;

import dev.runnel.model.Auto;
import dev.runnel.model.HasMany;
import dev.runnel.model.HasOne;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Model
public record Invoice(
        @Key @Auto UUID id,
        String number,
        @HasMany List<Line> lines,
        @HasOne Optional<Address> address) {}
