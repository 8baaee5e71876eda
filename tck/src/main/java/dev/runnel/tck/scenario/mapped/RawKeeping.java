package dev.runnel.tck.scenario.mapped;

import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** The table of {@link Keeping} as another program sees it. */
@Model(table = "keepings")
public record RawKeeping(
        @Key int number,
        Optional<BigDecimal> whole,
        Optional<String> letter,
        Optional<String> zoned,
        Optional<String> clock,
        Optional<Long> span,
        Optional<String> period,
        Optional<Integer> year,
        Optional<LocalDate> month,
        Optional<String> link,
        Optional<String> locale,
        Optional<String> currency,
        Optional<String> address,
        Optional<Short> u8,
        Optional<Integer> u16,
        Optional<Long> u32,
        Optional<BigDecimal> u64,
        Optional<String> mood,
        Optional<Integer> phase) {}
