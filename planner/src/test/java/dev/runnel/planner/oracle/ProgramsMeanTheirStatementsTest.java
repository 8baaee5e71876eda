package dev.runnel.planner.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.planner.Planner;
import dev.runnel.planner.SampleBackends;
import dev.runnel.planner.oracle.RandomStatements.Both;
import dev.runnel.planner.program.ReadProgram;
import dev.runnel.planner.program.ReadProgram.Keyset;
import dev.runnel.planner.program.ReadProgram.Streamed;
import dev.runnel.stmt.RowRange;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * Random statements over random rows: a program returns the result of its statement on the model, on every kind of
 * database.
 */
class ProgramsMeanTheirStatementsTest {
    private static final Planner RELATIONAL = new Planner(Models.SCHEMA, SampleBackends.RELATIONAL);
    private static final Planner ITEMS = new Planner(Models.SCHEMA, SampleBackends.KEY_VALUE);

    @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
    void relationalReads(@ForAll long seed) {
        Random random = new Random(seed);
        Data data = Data.random(random);
        Both both = new RandomStatements(random, true).select();
        ReadProgram program = (ReadProgram) RELATIONAL.plan(both.shape());
        assertThat(ProgramRun.whole(program, both, data))
                .as(() -> explained(RELATIONAL, both))
                .isEqualTo(ModelEvaluation.answer(both.meant(), data, both.meantValues()));
    }

    /** A subquery on a nullable column of a row behind an outer join. */
    @Example
    void relationalReadsThatFailedBefore() {
        relationalReads(8172);
    }

    @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
    void windowsOfARelationalRead(@ForAll long seed) {
        Random random = new Random(seed);
        Data data = Data.random(random);
        Both both = new RandomStatements(random, false).select();
        ReadProgram program = (ReadProgram) RELATIONAL.plan(both.shape());
        if (program.rootQuery().isEmpty()
                || !(program.rootQuery().get().paging() instanceof Keyset)
                || !both.isTotallyOrdered() && !both.meant().extent().equals(RowRange.ALL)) {
            return;
        }
        List<?> expected = (List<?>) ModelEvaluation.answer(both.meant(), data, both.meantValues());
        for (int size = 0; size <= 4; size++) {
            List<?> answer = (List<?>)
                    (size == 0 ? ProgramRun.few(program, both, data) : ProgramRun.windows(program, both, data, size));
            if (both.isTotallyOrdered()) {
                assertThat(answer).as(() -> explained(RELATIONAL, both)).isEqualTo(expected);
            } else {
                assertThat(texts(answer))
                        .as(() -> explained(RELATIONAL, both))
                        .containsExactlyInAnyOrderElementsOf(texts(expected));
            }
        }
    }

    @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
    void readsOfItems(@ForAll long seed) {
        Random random = new Random(seed);
        Data data = Data.random(random);
        Both both = new RandomStatements(random, false).select();
        ReadProgram program = (ReadProgram) ITEMS.plan(both.shape());
        Object expected = ModelEvaluation.answer(both.meant(), data, both.meantValues());
        assertThat(ProgramRun.whole(program, both, data))
                .as(() -> explained(ITEMS, both))
                .isEqualTo(expected);
        if (program.rootQuery().isPresent() && program.rootQuery().get().paging() instanceof Streamed) {
            assertThat(ProgramRun.windows(program, both, data, 2))
                    .as(() -> explained(ITEMS, both))
                    .isEqualTo(expected);
        }
    }

    @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
    void theOrderOfTheStoreDoesNotShow(@ForAll long seed) {
        Random random = new Random(seed);
        Data data = Data.random(random);
        Both both = new RandomStatements(random, false).select();
        if (both.isTotallyOrderedThroughout()) {
            Object expected = ModelEvaluation.answer(both.meant(), data, both.meantValues());
            for (Planner planner : List.of(RELATIONAL, ITEMS)) {
                ReadProgram program = (ReadProgram) planner.plan(both.shape());
                assertThat(ProgramRun.whole(program, both, data.reversed()))
                        .as(() -> explained(planner, both))
                        .isEqualTo(expected);
            }
        }
    }

    private static List<String> texts(List<?> rows) {
        return rows.stream().map(String::valueOf).toList();
    }

    private static String explained(Planner planner, Both both) {
        return both + "\n" + planner.explain(both.shape(), operation -> "…");
    }
}
