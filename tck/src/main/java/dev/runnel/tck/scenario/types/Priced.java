package dev.runnel.tck.scenario.types;

import dev.runnel.model.Column;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.math.BigDecimal;
import java.util.Optional;

/** Columns with names and types of their own. */
@Model(companion = "PricedThings")
public record Priced(
        @Key int number,
        @Column(name = "my_name", type = "varchar(5)") String name,
        @Column(type = "numeric(6, 2)") BigDecimal price,
        @Column(name = "Odd \"Name\"", type = "int2") Optional<Integer> count,
        @Column(type = "float4") double weight,
        @Column(type = "float8") float volume,
        @Column(type = "varchar(5)") Optional<Color> color) {}
