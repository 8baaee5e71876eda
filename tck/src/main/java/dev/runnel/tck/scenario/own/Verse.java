package dev.runnel.tck.scenario.own;

import dev.runnel.model.Column;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.Optional;

/** Columns of what databases call by these names, each of them in its own way. */
@Model
public record Verse(
        @Key @Column(type = "sql(INT)") int number,
        @Column(type = "sql(TEXT)") String text,
        @Column(type = "sql( INTEGER DEFAULT 3 )") Optional<Integer> feet) {}
