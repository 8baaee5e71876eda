package dev.runnel.planner.normalize;

import dev.runnel.planner.program.Program.OnUpdateParameter;
import dev.runnel.stmt.ModelStatement;
import java.util.List;

/**
 * A normalized statement: everything implicit is explicit.
 *
 * @param parameterCount the number of its parameters: those of the user, then those of the on-update fields
 * @param onUpdate the on-update fields
 * @param parts for an upsert: the normalized create, the normalized read of the existing row and the normalized update, if there is one; for
 *     a sequence or a cascade: its normalized parts. Each has parameters of its own
 */
public record Normalized(
        ModelStatement statement, int parameterCount, List<OnUpdateParameter> onUpdate, List<Normalized> parts) {
    public Normalized {
        onUpdate = List.copyOf(onUpdate);
        parts = List.copyOf(parts);
    }
}
