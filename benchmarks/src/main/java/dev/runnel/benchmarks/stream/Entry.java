package dev.runnel.benchmarks.stream;

import dev.runnel.Deferred;
import dev.runnel.model.HasMany;
import dev.runnel.model.Index;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.List;
import java.util.UUID;

/**
 * A streamed row.
 *
 * @param day one of a hundredth as many days as there are rows
 * @param station one of ten stations
 * @param amount unique, in another order than the keys
 * @param kept true for every second row
 */
@Model
public record Entry(
        @Key UUID id,
        @Index long day,
        @Index long station,
        long amount,
        boolean kept,
        String body,
        @HasMany Deferred<List<Remark>> remarks) {}
