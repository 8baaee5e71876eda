package dev.runnel.driver.r2dbc;

import dev.runnel.spi.Capabilities;
import dev.runnel.tck.golden.GoldenPlan;
import dev.runnel.tck.golden.cases.GoldenCases;
import dev.runnel.tck.memory.MemoryDriver;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The plans of every case on every kind of backend, compared with the files beside the answers. */
class GoldenPlanTest {
    private static final Path FOLDER = Path.of("..", "tck", "src", "test", "resources", "golden");
    private static final List<Capabilities> BACKENDS = List.of(
            DatabaseCapabilities.POSTGRESQL,
            DatabaseCapabilities.H2,
            DatabaseCapabilities.SQLITE,
            MemoryDriver.CAPABILITIES,
            Capabilities.DYNAMODB);

    /** The backends of upserts, writes of many rows and groups. MySQL and MariaDB plan these otherwise than SQLite. */
    private static final List<Capabilities> ALL_BACKENDS = Stream.concat(
                    BACKENDS.stream(), Stream.of(DatabaseCapabilities.MYSQL, DatabaseCapabilities.MARIADB))
            .toList();

    private static final Set<String> WITH_ALL_BACKENDS = Set.of("upsert", "bulk", "group");

    @TestFactory
    Stream<DynamicTest> plans() {
        return GoldenCases.all().stream()
                .map(golden -> DynamicTest.dynamicTest(
                        golden.toString(),
                        () -> new GoldenPlan(FOLDER)
                                .verify(golden, WITH_ALL_BACKENDS.contains(golden.topic()) ? ALL_BACKENDS : BACKENDS)));
    }
}
