package dev.runnel.tck.scenario.tally;

import dev.runnel.model.Auto;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unique;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;

@Model(companion = "Tallies", table = "tallies")
public record Tally(
        @Key @Auto UUID id,
        String name,
        @Unique long number,
        short small,
        int count,
        Optional<Integer> goal,
        double ratio,
        BigDecimal amount) {}
