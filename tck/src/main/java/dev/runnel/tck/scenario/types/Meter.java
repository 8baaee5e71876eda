package dev.runnel.tck.scenario.types;

import dev.runnel.model.Column;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unsigned;
import java.math.BigDecimal;
import java.util.Optional;

/** Numbers of every declared width. */
@Model
public record Meter(
        @Key @Column(type = "u16") int number,
        @Column(type = "i8") long tiny,
        @Column(type = "uint(1)") short small,
        @Column(type = "u32") long large,
        @Column(type = "u64") long huge,
        @Unsigned @Column(type = "u64") long whole,
        @Column(type = "int(2)") Optional<Integer> signed,
        @Column(type = "uint") Optional<Integer> unsigned,
        @Column(type = "numeric") BigDecimal any) {}
