package dev.runnel.tck.scenario.types;

import dev.runnel.model.Column;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.math.BigDecimal;
import java.util.Optional;

/** Values that computing leads out of. */
@Model
public record Gauge(
        @Key int number,
        byte tiny,
        Optional<Byte> level,
        short small,
        int medium,
        float narrow,
        @Column(type = "float4") double rough,
        double wide,
        @Column(type = "numeric(6, 2)") BigDecimal price,
        @Column(type = "numeric(8, 3)") BigDecimal rate,
        BigDecimal free,
        @Column(type = "varchar(5)") String label,
        String text) {}
