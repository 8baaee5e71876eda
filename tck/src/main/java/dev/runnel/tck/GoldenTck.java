package dev.runnel.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.error.UnsupportedFeature;
import dev.runnel.spi.Capabilities;
import dev.runnel.tck.golden.GoldenAnswers;
import dev.runnel.tck.golden.GoldenCase;
import dev.runnel.tck.golden.GoldenPlan;
import dev.runnel.tck.golden.cases.GoldenCases;
import dev.runnel.tck.memory.MemoryFixture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The golden cases on a driver: each answers as {@code MemoryDriver} does, unless that refuses it. A driver module adds one class,
 * as for {@link DriverTck}.
 */
public abstract class GoldenTck {
    private final DriverFixture fixture;

    protected GoldenTck(DriverFixture fixture) {
        this.fixture = fixture;
    }

    @TestFactory
    Stream<DynamicTest> answersAsInMemory() {
        return GoldenCases.all().stream()
                .filter(golden -> !refusedInMemory(golden))
                .map(golden -> DynamicTest.dynamicTest(
                        golden.toString(),
                        () -> assertThat(answer(fixture, golden)).isEqualTo(answer(new MemoryFixture(), golden))));
    }

    /** The answer of a case on an empty database that was given its rows. */
    public static String answer(DriverFixture fixture, GoldenCase golden) {
        try (TestDb home = TestDb.open(fixture, 2, golden.rows().models())) {
            golden.rows().seed().accept(home.db());
            String answer = GoldenAnswers.of(home.db(), golden);
            home.settle();
            return answer;
        } catch (UnsupportedFeature models) {
            return "fails: " + models.code() + "\n";
        }
    }

    private static boolean refusedInMemory(GoldenCase golden) {
        return GoldenPlan.text(golden, Capabilities.KEY_VALUE).contains("---- refused");
    }
}
