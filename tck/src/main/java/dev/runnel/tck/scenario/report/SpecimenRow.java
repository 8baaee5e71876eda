package dev.runnel.tck.scenario.report;

import dev.runnel.model.Projection;
import dev.runnel.tck.scenario.types.Code;
import dev.runnel.tck.scenario.types.Color;
import dev.runnel.tck.scenario.types.Hue;
import dev.runnel.tck.scenario.types.Level;
import dev.runnel.tck.scenario.types.Rank;
import dev.runnel.tck.scenario.types.Stamp;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Every type, required. */
@Projection
public record SpecimenRow(
        int number,
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
