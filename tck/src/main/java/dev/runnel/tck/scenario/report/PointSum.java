package dev.runnel.tck.scenario.report;

import dev.runnel.model.Projection;
import java.math.BigDecimal;

/** A group of todos. */
@Projection
public record PointSum(String title, int todos, BigDecimal allPoints) {}
