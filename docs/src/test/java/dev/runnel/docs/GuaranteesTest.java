package dev.runnel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.docs.GuaranteePages.Evidence;
import dev.runnel.docs.GuaranteePages.Promise;
import dev.runnel.tck.golden.GoldenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Every promise of {@code docs/guarantees} has tests, and they passed on the databases that the promise covers: a test of the suite or of a
 * contract on each of them, any other test once. {@code docs/reference/guarantees.md} is generated from the promises and their tests.
 */
class GuaranteesTest {
    private static final Path ROOT = Path.of("..");
    private static final Path REFERENCE = ROOT.resolve("docs/reference/guarantees.md");

    /** A database: the module of its tests, the class that runs the suite, and a pattern of all its test classes. */
    private record Backend(String name, String module, String suite, String classes) {}

    private static final List<Backend> BACKENDS = List.of(
            new Backend("PostgreSQL", "r2dbc-driver", "PostgresTckTest", "Postgres\\w+"),
            new Backend("MySQL", "r2dbc-driver", "MysqlTckTest", "Mysql\\w+"),
            new Backend("MariaDB", "r2dbc-driver", "MariadbTckTest", "Mariadb\\w+"),
            new Backend("H2", "r2dbc-driver", "H2TckTest", "H2\\w+"),
            new Backend("SQLite", "r2dbc-driver", "SqliteTckTest", "Sqlite\\w+"),
            new Backend("key-value stores", "tck", "MemoryDriverTest", "Memory\\w+"));

    @Test
    void everyPromiseHasTestsThatExist() throws IOException {
        Map<String, String> sources = testSources();
        List<Promise> promises = GuaranteePages.promises();
        assertThat(promises).hasSizeGreaterThan(60);
        for (Promise promise : promises) {
            assertThat(promise.tests()).as(promise.id()).isNotEmpty();
            for (Evidence test : promise.tests()) {
                assertThat(sources.getOrDefault(test.testClass(), "no such class"))
                        .as("%s, for: %s", test, promise.id())
                        .containsPattern("\\b" + test.method() + "\\(");
            }
        }
    }

    @Test
    void everyAnchorIsAPromiseWithTests() throws IOException {
        List<String> ids = GuaranteePages.promises().stream().map(Promise::id).toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(GuaranteePages.evidence().keySet()).containsExactlyElementsOf(ids);
        assertThat(anchors()).hasSameSizeAs(ids);
    }

    @Test
    void theReferenceListsThem() throws IOException {
        new GoldenFile(REFERENCE).verify(reference(GuaranteePages.promises()));
    }

    @Test
    void theTestsPassedOnTheDatabasesThatThePromiseCovers() throws IOException {
        Set<String> anywhere = new HashSet<>();
        for (String module : List.of("reactive-executor", "r2dbc-driver", "jackson", "tck")) {
            anywhere.addAll(SurefireReports.methods(ROOT.resolve(module), "\\w+"));
        }
        for (Backend backend : BACKENDS) {
            Path module = ROOT.resolve(backend.module());
            Assumptions.assumeFalse(
                    SurefireReports.methods(module, backend.suite()).isEmpty(),
                    "docs/guarantees is not compared with the run: run everything (mvn verify). Not run on "
                            + backend.name());
            Set<String> passed = SurefireReports.methods(module, backend.classes());
            Set<String> missing = new TreeSet<>();
            for (Promise promise : GuaranteePages.promises()) {
                promise.testsOn(backend.name()).stream()
                        .filter(test -> !(test.runsPerDatabase() ? passed : anywhere).contains(test.method()))
                        .forEach(test -> missing.add(promise.id() + ": " + test));
            }
            assertThat(missing).as("not passed on " + backend.name()).isEmpty();
        }
    }

    private static String reference(List<Promise> promises) {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        String title = "";
        for (Promise promise : promises) {
            if (!promise.page().equals(title)) {
                title = promise.page();
                page.append("\n## ").append(title).append("\n\n").append(HEAD);
            }
            page.append(row(promise));
        }
        return page.append(PROVENANCE).toString();
    }

    private static String row(Promise promise) {
        String link = "../guarantees/" + promise.id().replace("#", ".md#");
        String cells = promise.scopes().values().stream()
                .map(GuaranteePages.Scope::cell)
                .collect(Collectors.joining(" | "));
        String tests = promise.tests().stream()
                .map(test -> (test.database().isEmpty() ? "" : test.database() + ": ") + "`" + test + "`")
                .collect(Collectors.joining("<br>"));
        return "| [" + promise.sentence() + "](" + link + ") | " + cells + " | " + tests + " |\n";
    }

    private static List<String> anchors() throws IOException {
        try (Stream<Path> pages = Files.list(ROOT.resolve("docs/guarantees"))) {
            StringBuilder text = new StringBuilder();
            for (Path page : pages.toList()) {
                text.append(Files.readString(page));
            }
            return text.toString()
                    .lines()
                    .filter(line -> line.contains("<a id="))
                    .toList();
        }
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

    private static final String INTRODUCTION = """
            # Tests of the guarantees

            For each [promise](../guarantees.md): the databases that it covers, and the tests that prove it.

            - **yes**: the promise holds, and the tests passed on this database.
            - **rejected**: the database cannot do it. The tests passed, and show that the statement fails before anything is sent.
            - **differs**: the page of the promise says how. Tests after the name of the database prove the difference.
            - **–**: not applicable.
            """;

    private static final String HEAD = """
            | promise | PostgreSQL | MySQL | MariaDB | H2 | SQLite | key-value | tests |
            |---|---|---|---|---|---|---|---|
            """;

    private static final String PROVENANCE = """

            ---
            Generated by `GuaranteesTest` from the pages of `docs/guarantees` and from `docs/src/test/resources/guarantees.txt`. In a build of
            all modules the test also compares each cell with the reports of the test run. `mvn test -pl docs -am -Dgolden.update
            -Dtest=GuaranteesTest -Dsurefire.failIfNoSpecifiedTests=false` writes the page.
            """;
}
