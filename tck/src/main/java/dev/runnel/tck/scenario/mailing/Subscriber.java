package dev.runnel.tck.scenario.mailing;

import dev.runnel.model.Auto;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unique;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A person who gets letters. Those who left stay in the table, and their addresses and places are free. */
@Model(table = "the \"subscribers\"")
@Unique(
        fields = {"list", "place"},
        whereNull = "left",
        name = "one \"place\"")
public record Subscriber(
        @Key @Auto UUID id,
        @Unique(whereNull = "left") String email,
        String name,
        String list,
        int place,
        int letters,
        Optional<Instant> left) {}
