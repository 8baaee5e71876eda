package dev.runnel.benchmarks.ratio;

import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unique;
import java.time.LocalDateTime;

/** Four columns; its rows are only read. */
@Model
public record Item(@Key long id, @Unique String name, int amount, LocalDateTime changed) {}
