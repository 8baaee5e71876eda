package dev.runnel.tck.scenario.precise;

import dev.runnel.model.AliasOf;
import dev.runnel.model.Column;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Views of columns of a declared type, and a number that has no digits before its point. */
@Model
public record Lap(
        @Key int number,
        @Column(type = "timestamp(0)") Instant at,
        @AliasOf("at") OffsetDateTime atOffset,
        @AliasOf("at") At wrapped,
        @Column(type = "numeric(6, 2)") BigDecimal length,
        @AliasOf("length") BigDecimal lengthAgain,
        @Column(type = "numeric(2, 2)") BigDecimal share,
        @Column(type = "varchar(40)") Optional<String> id,
        @AliasOf("id") Optional<BigDecimal> idNumber) {

    /** A newtype of a time. */
    public record At(OffsetDateTime time) {}
}
