package dev.runnel.tck.scenario.series;

import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Index;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** What a sensor measured at a time; the day is kept beside it to group and to find by. */
@Model
@Key(
        partition = {"plant", "sensor"},
        local = "at")
public record Reading(
        String plant,
        String sensor,
        Instant at,
        BigDecimal measured,
        @Index LocalDate day,

        @BelongsTo(fields = {"plant", "sensor"}) Deferred<Sensor> source) {}
