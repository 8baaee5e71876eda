package dev.runnel.benchmarks.ratio;

import dev.runnel.model.Auto;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.time.LocalDateTime;

/** Four columns, with a key that the database generates; its rows are inserted. */
@Model
public record Movement(@Key @Auto long id, String name, int amount, LocalDateTime changed) {}
