package dev.runnel.planner.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.planner.Planner;
import dev.runnel.planner.SampleBackends;
import dev.runnel.planner.oracle.RandomStatements.Both;
import dev.runnel.planner.program.KeyValueWriteProgram;
import dev.runnel.planner.program.UpdateProgram;
import dev.runnel.spi.DeleteRows;
import dev.runnel.stmt.Delete;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;

/**
 * A write with a random condition changes the rows for which the condition is true on the model, on every kind of
 * database.
 */
class WritesFindTheirRowsTest {
    private final Planner relational = new Planner(Models.SCHEMA, SampleBackends.RELATIONAL);
    private final Planner items = new Planner(Models.SCHEMA, SampleBackends.KEY_VALUE);

    @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
    void ofARelationalStore(@ForAll long seed) {
        Random random = new Random(seed);
        Data data = Data.random(random);
        Both both = new RandomStatements(random, true).filtered();
        UpdateProgram program = (UpdateProgram) relational.plan(delete(both));
        List<@Nullable Object[]> removed = new ArrayList<>();
        program.write().operation().map(DeleteRows.class::cast).ifPresent(delete -> {
            for (@Nullable Object[] row : data.rows(delete.table().name())) {
                if (Boolean.TRUE.equals(TableEvaluation.value(delete.where(), row, data, both.values()))) {
                    removed.add(row);
                }
            }
        });
        assertThat(removed)
                .as(() -> relational.explain(delete(both), operation -> "…"))
                .isEqualTo(meant(both, data));
    }

    @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
    void ofItems(@ForAll long seed) {
        Random random = new Random(seed);
        Data data = Data.random(random);
        Both both = new RandomStatements(random, false).filtered();
        KeyValueWriteProgram program = (KeyValueWriteProgram) items.plan(delete(both));
        List<List<@Nullable Object>> removed = new ArrayList<>();
        for (@Nullable Object[] row : ProgramRun.rows(program.targets(), data, both.values())) {
            removed.add(Data.cells(row, program.table().columns()));
        }
        List<List<@Nullable Object>> meant = new ArrayList<>();
        meant(both, data).forEach(row -> meant.add(Arrays.asList(row)));
        assertThat(removed)
                .as(() -> items.explain(delete(both), operation -> "…"))
                .isEqualTo(meant);
    }

    private static Delete delete(Both both) {
        return new Delete(both.shape().entity(), both.shape().filter(), false);
    }

    private static List<@Nullable Object[]> meant(Both both, Data data) {
        List<@Nullable Object[]> meant = new ArrayList<>();
        for (@Nullable
        Object[] row : data.rows(Models.SCHEMA.table(both.meant().entity()).name())) {
            if (ModelEvaluation.holds(both.meant().filter(), row, data, both.meantValues())) {
                meant.add(row);
            }
        }
        return meant;
    }
}
