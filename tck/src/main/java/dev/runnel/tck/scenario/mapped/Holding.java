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

/** Every type of the Java library that is stored as another one. */
@Model
public record Holding(
        @Key int number,
        BigInteger whole,
        char letter,
        ZonedDateTime zoned,
        OffsetTime clock,
        Duration span,
        Period period,
        Year year,
        YearMonth month,
        URI link,
        Locale locale,
        Currency currency,
        InetAddress address,
        @Unsigned byte u8,
        @Unsigned short u16,
        @Unsigned int u32,
        @Unsigned long u64,
        Mood mood,
        Phase phase) {}
