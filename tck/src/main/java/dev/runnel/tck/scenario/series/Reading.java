package dev.runnel.tck.scenario.series;

import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Index;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** A measurement of a sensor. The day is stored too, for grouping and filtering. */
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
