package dev.runnel.tck.scenario.mapped;

import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.math.BigDecimal;
import java.util.Optional;

/** The table of {@link Sale} as another program sees it. */
@Model(table = "sales")
public record RawSale(
        @Key int number,
        long price,
        Optional<Long> reduced,
        String note,
        String plainNote,
        String tags,
        long seconds,
        int depth,
        BigDecimal level,
        long plainSeconds,
        BigDecimal plainLevel,
        long weight) {}
