package dev.runnel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Every promise of {@code docs/guarantees.md} names a test that is there, and that passed on the backends that the promise is made for: a
 * test of the suite or of a contract on each of them, any other test once.
 */
class GuaranteesTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern TEST = Pattern.compile("`(\\w+)\\.(\\w+)`");
    private static final List<String> PROMISED = List.of("yes", "by name");

    /** Where a backend runs the suite and the contracts, and how the classes that run them begin. */
    private record Backend(String name, String module, String classes) {}

    private static final List<Backend> BACKENDS = List.of(
            new Backend("PostgreSQL", "r2dbc-driver", "Postgres\\w+"),
            new Backend("MySQL", "r2dbc-driver", "Mysql\\w+"),
            new Backend("MariaDB", "r2dbc-driver", "Mariadb\\w+"),
            new Backend("H2", "r2dbc-driver", "H2\\w+"),
            new Backend("SQLite", "r2dbc-driver", "Sqlite\\w+"),
            new Backend("key-value", "tck", "Memory\\w+"));

    /** @param cells what is said of each backend, in the order of {@link #BACKENDS} */
    private record Promise(String text, List<String> cells, List<MatchResult> tests) {}

    @Test
    void everyPromiseNamesATestThatIsThere() throws IOException {
        Map<String, String> sources = testSources();
        for (Promise promise : promises()) {
            assertThat(promise.tests()).as(promise.text()).isNotEmpty();
            for (MatchResult test : promise.tests()) {
                assertThat(sources.getOrDefault(test.group(1), "no such class"))
                        .as("%s, for: %s", test.group(), promise.text())
                        .containsPattern("\\b" + test.group(2) + "\\(");
            }
        }
    }

    @Test
    void itPassedWhereItIsPromised() throws IOException {
        Set<String> anywhere = new HashSet<>();
        for (String module : List.of("reactive-executor", "r2dbc-driver", "jackson", "tck")) {
            anywhere.addAll(SurefireReports.methods(ROOT.resolve(module), "\\w+"));
        }
        for (int i = 0; i < BACKENDS.size(); i++) {
            Backend backend = BACKENDS.get(i);
            Set<String> passed = SurefireReports.methods(ROOT.resolve(backend.module()), backend.classes());
            Assumptions.assumeFalse(
                    passed.isEmpty(),
                    "docs/guarantees.md is not compared: run everything (mvn verify). Not run on " + backend.name());
            Set<String> missing = new TreeSet<>();
            for (Promise promise : promises()) {
                if (PROMISED.contains(promise.cells().get(i))) {
                    promise.tests().stream()
                            .filter(test -> !(ofEachBackend(test) ? passed : anywhere).contains(test.group(2)))
                            .forEach(test -> missing.add(test.group()));
                }
            }
            assertThat(missing).as("not passed on " + backend.name()).isEmpty();
        }
    }

    private static boolean ofEachBackend(MatchResult test) {
        return test.group(1).endsWith("Topic") || test.group(1).endsWith("Contract");
    }

    private static List<Promise> promises() throws IOException {
        List<Promise> promises = Files.readAllLines(ROOT.resolve("docs/guarantees.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| **") && !line.startsWith("| promise"))
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .map(cells -> new Promise(
                        cells.get(1),
                        cells.subList(2, 2 + BACKENDS.size()),
                        TEST.matcher(cells.get(2 + BACKENDS.size())).results().toList()))
                .toList();
        assertThat(promises).hasSizeGreaterThan(40);
        return promises;
    }

    private static Map<String, String> testSources() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (String module : List.of(
                "tck/src/main",
                "tck/src/test",
                "r2dbc-driver/src/test",
                "reactive-executor/src/test",
                "jackson/src/test")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
                }
            }
        }
        return sources;
    }
}
