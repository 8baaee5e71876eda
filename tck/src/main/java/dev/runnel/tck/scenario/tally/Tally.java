package dev.runnel.tck.scenario.tally;

import dev.runnel.model.Auto;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unique;
import java.util.Optional;
import java.util.UUID;

@Model(companion = "Tallies", table = "tallies")
public record Tally(@Key @Auto UUID id, String name, @Unique long number, long count, Optional<Long> goal) {}
