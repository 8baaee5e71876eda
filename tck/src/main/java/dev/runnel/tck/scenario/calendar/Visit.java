package dev.runnel.tck.scenario.calendar;

import dev.runnel.model.Column;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;

/** Times of every type that has functions. */
@Model
public record Visit(
        @Key int number,
        LocalDate day,
        Optional<LocalDate> due,
        LocalDateTime moment,
        Optional<LocalDateTime> planned,
        Instant began,
        Optional<Instant> ended,
        @Column(type = "timestamp(0)") Instant noted,
        Seen seen,
        LocalTime opens,
        Optional<LocalTime> closes,
        Duration stay,
        Optional<Duration> pause,
        int months,
        Optional<Integer> days) {

    /** A newtype of a time. */
    public record Seen(Instant time) {}
}
