package dev.runnel.tck.scenario.precise;

import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Column;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long ago something was. */
@Model
public record Lapse(
        @Key int number,
        Instant tickAt,
        @BelongsTo Deferred<Tick> tick,
        Duration span,
        Optional<Instant> due,
        @Column(type = "timestamp(0)") Optional<Instant> whole) {}
