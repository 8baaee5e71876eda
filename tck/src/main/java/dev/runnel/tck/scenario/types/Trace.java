package dev.runnel.tck.scenario.types;

import dev.runnel.Deferred;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every type, nullable one way or the other, or deferred. */
@Model
public record Trace(
        @Key int number,
        @Nullable Boolean truth,
        Optional<Byte> tiny,
        @Nullable Short small,
        Optional<Integer> medium,
        @Nullable Long large,
        Optional<Float> narrow,
        @Nullable Double wide,
        Optional<BigDecimal> amount,
        @Nullable String text,
        byte @Nullable [] bytes,
        Optional<UUID> uuid,
        @Nullable LocalDate day,
        Optional<LocalTime> time,
        @Nullable LocalDateTime moment,
        Optional<Instant> instant,
        @Nullable OffsetDateTime offset,
        Optional<Color> color,
        @Nullable Code code,
        Optional<Rank> rank,
        @Nullable Level level,
        Optional<Hue> hue,
        @Nullable Stamp stamp,
        Deferred<Code> laterCode,
        Deferred<Optional<Color>> laterColor,
        Deferred<byte[]> laterBytes) {}
