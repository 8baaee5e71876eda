package dev.runnel.tck.scenario.mapped;

import dev.runnel.model.Affine;
import dev.runnel.model.AliasOf;
import dev.runnel.model.Convert;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.math.BigDecimal;
import java.util.Optional;

/** Components over the column of another one: required, optional, two over one, and one before what it is a view of. */
@Model
public record Trip(
        @Key int number,
        @AliasOf("percent") @Affine(scale = "100") BigDecimal share,
        BigDecimal percent,
        Optional<Long> millis,
        @AliasOf("millis") @Affine(scale = "1000") Optional<Long> seconds,
        String name,
        @AliasOf("name") @Convert(SwappedCase.class) String swapped,
        @AliasOf("name") String again) {}
