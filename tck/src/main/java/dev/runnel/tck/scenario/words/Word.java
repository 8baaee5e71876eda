package dev.runnel.tck.scenario.words;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.HasMany;
import dev.runnel.model.Index;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unique;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Model(table = "order")
public record Word(
        @Key @Auto UUID primary,
        String type,
        @Unique String user,
        @Index String group,
        long from,
        Optional<String> where,
        boolean check,
        Instant timestamp,
        Optional<String> select,
        String record,
        String var,
        String yield,
        Optional<Long> sealed,
        Deferred<Optional<String>> with,
        Optional<UUID> references,
        @BelongsTo(fields = "references") Deferred<Optional<Word>> table,
        @HasMany(inverse = "table") Deferred<List<Word>> values) {}
