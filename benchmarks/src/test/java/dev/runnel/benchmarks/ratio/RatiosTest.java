package dev.runnel.benchmarks.ratio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.driver.r2dbc.MysqlServer;
import dev.runnel.driver.r2dbc.PostgresServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/**
 * The measurement in its shortest form, on every database that is there. Each case compares what both sides read with what was written; its
 * times mean nothing.
 */
class RatiosTest {
    private static final MeasurementOptions SHORT = new MeasurementOptions(Duration.ZERO, Duration.ofMillis(1), 2);
    private static final String NUMBER = "[0-9,]+";
    private static final String TENTHS = NUMBER + "\\.[0-9]";
    private static final String RATIO = "[0-9]+\\.[0-9]{2}";

    @Test
    void everyReadIsComparedOnEveryDatabase() {
        List<String> progress = new ArrayList<>();
        List<String> names =
                Database.names().stream().filter(RatiosTest::isThere).toList();

        List<String> lines = Ratios.measure(names, SHORT, progress::add).lines().toList();

        List<String> samples = List.of("one row by its key", "100 rows");
        List<String> all = List.of("one row by its key", "100 rows", "20 × 10 × 3");
        List<String> runnel = new ArrayList<>();
        names.forEach(name -> runnel.addAll(rows(name + " [0-9.]+[^|]*", name.equals("SQLite") ? samples : all)));
        List<String> bridge = rows("SQLite [0-9.]+", samples);
        assertThat(progress).hasSize(runnel.size() + bridge.size());
        assertThat(lines).hasSize(2 + runnel.size() + 3 + bridge.size());
        assertMatch(lines.subList(2, 2 + runnel.size()), runnel);
        assertMatch(lines.subList(2 + runnel.size() + 3, lines.size()), bridge);
    }

    /** A server that is missing says so itself. */
    private static boolean isThere(String name) {
        Map<String, Supplier<String>> servers = Map.of(
                "PostgreSQL", PostgresServer::url,
                "MySQL", MysqlServer.MYSQL::url,
                "MariaDB", MysqlServer.MARIADB::url);
        try {
            servers.getOrDefault(name, () -> name).get();
            return true;
        } catch (TestAbortedException missing) {
            return false;
        }
    }

    private static void assertMatch(List<String> lines, List<String> rows) {
        for (int i = 0; i < rows.size(); i++) {
            assertThat(lines.get(i)).matches(rows.get(i));
        }
    }

    private static List<String> rows(String database, List<String> shapes) {
        List<String> rows = new ArrayList<>();
        for (String shape : shapes) {
            for (String inFlight : List.of("1", "64")) {
                rows.add(row(
                        database,
                        shape,
                        inFlight,
                        TENTHS,
                        TENTHS,
                        "\\*\\*" + RATIO + "\\*\\*",
                        RATIO + " – " + RATIO,
                        NUMBER,
                        NUMBER));
            }
        }
        return rows;
    }

    private static String row(String... cells) {
        return "\\| " + String.join(" \\| ", cells) + " \\|";
    }
}
