package dev.runnel.tck.scenario.types;

import dev.runnel.Deferred;
import dev.runnel.model.Column;
import dev.runnel.model.HasMany;
import dev.runnel.model.Index;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unique;
import java.math.BigDecimal;
import java.util.List;

/** Keys and indexes of columns that hold a part of the values of their Java type. */
@Model
public record Coin(
        @Key @Column(type = "numeric(5, 2)") BigDecimal face,
        @Unique @Column(type = "int2") long rank,
        @Index @Column(type = "float4") double weight,
        @Unique @Column(type = "varchar(3)") String code,
        @HasMany Deferred<List<Purse>> purses) {}
