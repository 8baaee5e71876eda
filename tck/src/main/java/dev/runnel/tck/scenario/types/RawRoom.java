package dev.runnel.tck.scenario.types;

import dev.runnel.model.Column;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.Optional;

/** The table of {@link Room} as another program sees it. */
@Model(table = "rooms")
public record RawRoom(
        @Key long number, long floor, @Column(type = "int4") int size, long level, Optional<Long> doors) {}
