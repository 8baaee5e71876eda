package dev.runnel.exec.write;

import dev.runnel.planner.program.InsertProgram.Node;
import dev.runnel.schema.DefaultValue;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.stmt.ColumnAliases;
import dev.runnel.stmt.InsertRow;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The second phase of an insert: sets each unset field that has a default. */
final class RowDefaults {
    private RowDefaults() {}

    static void fill(InsertBatch batch, BiFunction<Field, DefaultValue, @Nullable Object> defaults) {
        for (Node node : batch.program().nodes()) {
            for (Field field : node.entity().fields()) {
                DefaultValue initial = field.initial();
                if (initial != null) {
                    fill(node.entity(), field, batch.rows(node), () -> defaults.apply(field, initial));
                }
            }
        }
    }

    private static void fill(Entity entity, Field field, List<PendingRow> rows, Supplier<@Nullable Object> defaults) {
        for (PendingRow row : rows) {
            if (row.cells()[field.index()] == InsertRow.UNSET) {
                Object cell = defaults.get();
                row.cells()[field.index()] =
                        cell == DefaultValues.GENERATED ? cell : ColumnAliases.checked(entity, field, cell);
            }
        }
    }
}
