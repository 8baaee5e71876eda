package dev.runnel.tck.scenario.mapped;

import dev.runnel.model.Column;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** Types in columns of another storage type than their own. */
@Model
public record Ledger(
        @Key int number,
        @Column(type = "varchar(36)") UUID uuid,
        @Column(type = "binary(16)") UUID raw,
        @Column(type = "text") LocalDate day,
        @Column(type = "text") LocalTime time,
        @Column(type = "text") LocalDateTime moment,
        @Column(type = "text") Instant instant,
        @Column(type = "varchar(27)") OffsetDateTime offset,
        @Column(type = "text") BigDecimal amount,
        @Column(type = "text") Optional<BigInteger> whole) {}
