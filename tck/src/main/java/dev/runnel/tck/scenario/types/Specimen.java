package dev.runnel.tck.scenario.types;

import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Every type, required. */
@Model
public record Specimen(
        @Key int number,
        boolean truth,
        byte tiny,
        short small,
        int medium,
        long large,
        float narrow,
        double wide,
        BigDecimal amount,
        String text,
        byte[] bytes,
        UUID uuid,
        LocalDate day,
        LocalTime time,
        LocalDateTime moment,
        Instant instant,
        OffsetDateTime offset,
        Color color,
        Code code,
        Rank rank,
        Level level,
        Hue hue,
        Stamp stamp) {}
