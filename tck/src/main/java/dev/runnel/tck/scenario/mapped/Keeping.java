package dev.runnel.tck.scenario.mapped;

import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unsigned;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/** The types of {@link Holding}, where each may be absent. */
@Model
public record Keeping(
        @Key int number,
        Optional<BigInteger> whole,
        Optional<Character> letter,
        Optional<ZonedDateTime> zoned,
        Optional<OffsetTime> clock,
        Optional<Duration> span,
        Optional<Period> period,
        Optional<Year> year,
        Optional<YearMonth> month,
        Optional<URI> link,
        Optional<Locale> locale,
        Optional<Currency> currency,
        Optional<InetAddress> address,
        @Unsigned Optional<Byte> u8,
        @Unsigned Optional<Short> u16,
        @Unsigned Optional<Integer> u32,
        @Unsigned Optional<Long> u64,
        Optional<Mood> mood,
        Optional<Phase> phase) {}
