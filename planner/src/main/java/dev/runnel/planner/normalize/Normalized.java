package dev.runnel.planner.normalize;

import dev.runnel.planner.program.Program.OnUpdateParameter;
import dev.runnel.stmt.ModelStatement;
import java.util.List;

/**
 * A normalized statement: everything implicit is explicit.
 *
 * @param parameterCount the number of its parameters: those of the user, then those of the on-update fields
 * @param onUpdate the on-update fields
 */
public record Normalized(ModelStatement statement, int parameterCount, List<OnUpdateParameter> onUpdate) {
    public Normalized {
        onUpdate = List.copyOf(onUpdate);
    }
}
