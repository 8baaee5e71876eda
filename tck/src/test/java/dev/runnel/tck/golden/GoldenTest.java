package dev.runnel.tck.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.tck.golden.cases.GoldenCases;
import dev.runnel.tck.memory.MemoryFixture;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The answers of the key-value plans in memory. The drivers' modules compare the plans themselves. */
class GoldenTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

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
