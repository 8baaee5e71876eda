package dev.runnel.tck.scenario.mapped;

import dev.runnel.model.Affine;
import dev.runnel.model.Convert;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Components with mappings of the application, beside plain ones of the same types. */
@Model
public record Sale(
        @Key int number,
        @Convert(CentsOfMoney.class) Money price,
        @Convert(CentsOfMoney.class) Optional<Money> reduced,
        @Convert(SwappedCase.class) String note,
        String plainNote,
        @Convert(LinesOfTags.class) List<String> tags,
        @Affine(scale = "1000") long seconds,
        @Affine(scale = "-2", offset = "1") int depth,
        @Affine(scale = "2.5", offset = "10") BigDecimal level,
        long plainSeconds,
        BigDecimal plainLevel,
        Weight weight) {}
