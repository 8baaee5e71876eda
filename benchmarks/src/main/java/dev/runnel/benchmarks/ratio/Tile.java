package dev.runnel.benchmarks.ratio;

import dev.runnel.model.Key;
import dev.runnel.model.Model;

/** A partition of 100 rows for each board, in the order of their numbers; its rows are only read. */
@Model
@Key(partition = "board", local = "number")
public record Tile(long board, int number, String text, long amount) {}
