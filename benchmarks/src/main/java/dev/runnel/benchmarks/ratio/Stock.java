package dev.runnel.benchmarks.ratio;

import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.time.LocalDateTime;

/** Four columns, with a key that the application sets; its rows are written. */
@Model
public record Stock(@Key long id, String name, int amount, LocalDateTime changed) {}
