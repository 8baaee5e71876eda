package dev.runnel.planner.normalize;

import dev.runnel.stmt.ModelStatement;

/**
 * A statement with everything implicit made explicit.
 *
 * @param holes how many values of the user it takes
 */
public record Normalized(ModelStatement statement, int holes) {}
