package dev.runnel.driver.r2dbc;

import dev.runnel.spi.Capabilities;
import dev.runnel.tck.golden.GoldenPlan;
import dev.runnel.tck.golden.cases.GoldenCases;
import dev.runnel.tck.memory.MemoryDriver;
import java.nio.file.Path;
import java.util.List;
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
            MemoryDriver.CAPABILITIES);

    /** The backends of upserts, which MySQL and MariaDB plan otherwise than SQLite. */
    private static final List<Capabilities> BACKENDS_OF_UPSERTS = Stream.concat(
                    BACKENDS.stream(), Stream.of(DatabaseCapabilities.MYSQL, DatabaseCapabilities.MARIADB))
            .toList();

    @TestFactory
    Stream<DynamicTest> plans() {
        return GoldenCases.all().stream()
                .map(golden -> DynamicTest.dynamicTest(
                        golden.toString(),
                        () -> new GoldenPlan(FOLDER)
                                .verify(golden, golden.topic().equals("upsert") ? BACKENDS_OF_UPSERTS : BACKENDS)));
    }
}
