package dev.runnel.tck.suite.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.tck.DriverFixture;
import dev.runnel.tck.golden.GoldenAnswers;
import dev.runnel.tck.golden.GoldenCase;
import dev.runnel.tck.golden.GoldenPlan;
import dev.runnel.tck.golden.cases.GoldenCases;
import dev.runnel.tck.memory.MemoryDriver;
import dev.runnel.tck.memory.MemoryFixture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The golden cases that {@code MemoryDriver} supports: each returns the same answer as on it. The answers of
 * {@code MemoryDriver} are compared with files.
 */
public abstract class GoldenTopic {
    @TestFactory
    Stream<DynamicTest> answersAsInMemory(DriverFixture fixture) {
        return GoldenCases.all().stream()
                .filter(golden -> !(fixture instanceof MemoryFixture) && !refusedInMemory(golden))
                .map(golden -> DynamicTest.dynamicTest(
                        golden.toString(),
                        () -> assertThat(GoldenAnswers.of(fixture, golden))
                                .isEqualTo(GoldenAnswers.of(new MemoryFixture(), golden))));
    }

    private static boolean refusedInMemory(GoldenCase golden) {
        return GoldenPlan.text(golden, MemoryDriver.CAPABILITIES).contains("---- refused");
    }
}
