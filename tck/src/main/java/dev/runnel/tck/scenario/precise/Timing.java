package dev.runnel.tck.scenario.precise;

import dev.runnel.model.Column;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Times of some digits, and one of all six. */
@Model
public record Timing(
        @Key int number,
        @Column(type = "timestamp(2)") Instant at,
        @Column(type = "time(2)") LocalTime time,
        @Column(type = "datetime(2)") LocalDateTime moment,
        @Column(type = "timestamp(0)") Optional<OffsetDateTime> second,
        Instant fine) {}
