package dev.runnel.tck.scenario.types;

import dev.runnel.model.Column;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.Optional;

/** Whole numbers in columns that are wider than they. */
@Model
public record Room(
        @Key @Column(type = "int8") short number,
        @Column(type = "int8") int floor,
        @Column(type = "i32") short size,
        @Column(type = "bigint") byte level,
        @Column(type = "int8") Optional<Integer> doors) {}
