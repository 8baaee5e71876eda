package dev.runnel.exec.write;

import dev.runnel.planner.program.InsertProgram.Node;
import dev.runnel.schema.DefaultValue;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.stmt.ColumnAliases;
import dev.runnel.stmt.InsertRow;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The second phase of an insert: sets each unset field that has a default. */
final class RowDefaults {
    private RowDefaults() {}

    static void fill(InsertBatch batch, BiFunction<Field, DefaultValue, @Nullable Object> defaults) {
        for (Node node : batch.program().nodes()) {
            for (PendingRow row : batch.rows(node)) {
                fill(node.entity(), row.cells(), defaults);
            }
        }
    }

    private static void fill(
            Entity entity, @Nullable Object[] cells, BiFunction<Field, DefaultValue, @Nullable Object> defaults) {
        for (Field field : entity.fields()) {
            DefaultValue initial = field.initial();
            if (initial != null && cells[field.index()] == InsertRow.UNSET) {
                Object cell = defaults.apply(field, initial);
                cells[field.index()] =
                        cell == DefaultValues.GENERATED ? cell : ColumnAliases.checked(entity, field, cell);
            }
        }
    }
}
