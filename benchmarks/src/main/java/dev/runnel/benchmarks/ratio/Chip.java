package dev.runnel.benchmarks.ratio;

import dev.runnel.model.Key;
import dev.runnel.model.Model;

/** The columns of {@link Tile}; its rows are written. */
@Model
@Key(partition = "board", local = "number")
public record Chip(long board, int number, String text, long amount) {}
