package dev.runnel.tck.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.spi.Capabilities;
import dev.runnel.tck.golden.cases.GoldenCases;
import dev.runnel.tck.memory.MemoryFixture;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The plans of every case on every preset, and the answers of the key-value plans in memory. */
class GoldenTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");
    private static final List<Capabilities> PRESETS =
            List.of(Capabilities.POSTGRESQL, Capabilities.H2, Capabilities.SQLITE, Capabilities.KEY_VALUE);

    @TestFactory
    Stream<DynamicTest> plans() {
        return GoldenCases.all().stream()
                .map(golden -> DynamicTest.dynamicTest(
                        golden.toString(), () -> new GoldenPlan(FOLDER).verify(golden, PRESETS)));
    }

    @TestFactory
    Stream<DynamicTest> answers() {
        return GoldenCases.all().stream()
                .map(golden -> DynamicTest.dynamicTest(
                        golden.toString(),
                        () -> new GoldenFile(FOLDER.resolve(golden.topic()).resolve(golden.name() + ".answer"))
                                .verify(GoldenAnswers.of(new MemoryFixture(), golden))));
    }

    @Test
    void namesAreUnique() {
        List<String> names = GoldenCases.all().stream().map(Object::toString).toList();

        assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(30);
    }
}
