package dev.runnel.tck.scenario.log;

import dev.runnel.model.Index;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unique;
import java.util.Optional;

@Model(companion = "Entries", table = "log_entries")
public record Entry(
        @Key String kind,
        @Key long seq,
        @Index String place,
        Optional<String> note,
        @Unique Optional<Long> ticket) {}
