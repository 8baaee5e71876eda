package dev.runnel.planner.normalize;

import dev.runnel.planner.program.Program.OnUpdateParameter;
import dev.runnel.stmt.ModelStatement;
import java.util.List;

/**
 * A statement with everything implicit made explicit.
 *
 * @param parameterCount how many values it takes: the user's, then those that are made for each execution
 * @param renewed the fields that those are made for
 */
public record Normalized(ModelStatement statement, int parameterCount, List<OnUpdateParameter> onUpdate) {
    public Normalized {
        onUpdate = List.copyOf(onUpdate);
    }
}
