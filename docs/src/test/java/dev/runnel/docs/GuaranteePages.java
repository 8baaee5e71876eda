package dev.runnel.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The pages of {@code docs/guarantees} and the tests that {@code guarantees.txt} lists for each promise of them.
 *
 * <p>A promise begins with an anchor and a sentence in bold. A list item below it that begins with "Except on", "Rejected on" or "Not
 * applicable on" names the databases that differ; such an item above the first promise of a page applies to each promise of the page that
 * does not name the database itself.
 */
final class GuaranteePages {
    static final List<String> DATABASES = List.of("PostgreSQL", "MySQL", "MariaDB", "H2", "SQLite", "key-value stores");

    private static final Path FOLDER = Path.of("../docs/guarantees");
    private static final Path EVIDENCE = Path.of("src/test/resources/guarantees.txt");
    private static final List<String> PAGES =
            List.of("reads", "writes", "transactions", "cancellation", "connections", "schema");
    private static final Pattern PROMISE = Pattern.compile(
            "<a id=\"([a-z0-9-]+)\"></a>\n\\*\\*(.+?)\\*\\*(.*?)(?=\n<a id=|\n## |\\z)", Pattern.DOTALL);
    private static final Pattern REMARK =
            Pattern.compile("^- (Except|Rejected|Not applicable) on ([^:.]+)[:.]", Pattern.MULTILINE);
    private static final Pattern TEST = Pattern.compile("(?:(.+): )?(\\w+)\\.(\\w+)");

    /** Whether a promise holds on a database. */
    enum Scope {
        COVERED("yes"),
        DIFFERS("differs"),
        REJECTED("rejected"),
        NOT_APPLICABLE("–");

        private final String cell;

        Scope(String cell) {
            this.cell = cell;
        }

        String cell() {
            return cell;
        }

        private static Scope of(String remark) {
            return switch (remark) {
                case "Except" -> DIFFERS;
                case "Rejected" -> REJECTED;
                case "Not applicable" -> NOT_APPLICABLE;
                default -> throw new AssertionError(remark);
            };
        }
    }

    /** @param database the only database that the test is about; empty if it is about each one */
    record Evidence(String database, String testClass, String method) {
        /** Whether the test runs once for each database. */
        boolean runsPerDatabase() {
            return testClass.endsWith("Topic") || testClass.endsWith("Tests");
        }

        @Override
        public String toString() {
            return testClass + "." + method;
        }
    }

    /**
     * @param id page and anchor, as {@code reads#now}
     * @param scopes by database, in the order of {@link #DATABASES}
     */
    record Promise(String id, String page, String sentence, Map<String, Scope> scopes, List<Evidence> tests) {
        /** The tests that have to pass for this database; none if the promise does not cover it and no test is about it. */
        List<Evidence> testsOn(String database) {
            List<Evidence> own = tests.stream()
                    .filter(test -> test.database().equals(database))
                    .toList();
            Scope scope = scopes.get(database);
            boolean isTested = scope == Scope.COVERED || scope == Scope.REJECTED;
            return !own.isEmpty() || !isTested
                    ? own
                    : tests.stream().filter(test -> test.database().isEmpty()).toList();
        }
    }

    private GuaranteePages() {}

    /** In the order of the pages; without tests where {@code guarantees.txt} has none. */
    static List<Promise> promises() throws IOException {
        Map<String, List<Evidence>> tests = evidence();
        List<Promise> promises = new ArrayList<>();
        for (String page : PAGES) {
            String text = Files.readString(FOLDER.resolve(page + ".md"));
            Map<String, Scope> onPage = scopes(text.substring(0, text.indexOf("<a id=")), everywhere());
            Matcher found = PROMISE.matcher(text);
            while (found.find()) {
                String id = page + "#" + found.group(1);
                promises.add(new Promise(
                        id,
                        title(text),
                        found.group(2).replace('\n', ' '),
                        scopes(found.group(3), onPage),
                        tests.getOrDefault(id, List.of())));
            }
        }
        return promises;
    }

    /** By the id of the promise. */
    static Map<String, List<Evidence>> evidence() throws IOException {
        Map<String, List<Evidence>> evidence = new LinkedHashMap<>();
        String id = "";
        for (String line : Files.readAllLines(EVIDENCE)) {
            if (line.startsWith(" ")) {
                evidence.get(id).add(test(line.strip()));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                id = line;
                if (evidence.put(id, new ArrayList<>()) != null) {
                    throw new AssertionError(EVIDENCE + " has two lists of tests for " + id);
                }
            }
        }
        return evidence;
    }

    private static Evidence test(String line) {
        Matcher parts = TEST.matcher(line);
        if (!parts.matches()) {
            throw new AssertionError(EVIDENCE + ": no test: " + line);
        }
        String database = parts.group(1) == null ? "" : known(parts.group(1));
        return new Evidence(database, parts.group(2), parts.group(3));
    }

    private static String title(String page) {
        return page.substring(2, page.indexOf('\n'));
    }

    private static Map<String, Scope> everywhere() {
        Map<String, Scope> scopes = new LinkedHashMap<>();
        DATABASES.forEach(database -> scopes.put(database, Scope.COVERED));
        return scopes;
    }

    private static Map<String, Scope> scopes(String text, Map<String, Scope> otherwise) {
        Map<String, Scope> scopes = new LinkedHashMap<>(otherwise);
        for (MatchResult remark : REMARK.matcher(text).results().toList()) {
            Stream.of(remark.group(2).split(", | and "))
                    .forEach(database -> scopes.put(known(database), Scope.of(remark.group(1))));
        }
        return scopes;
    }

    private static String known(String database) {
        if (!DATABASES.contains(database)) {
            throw new AssertionError("not one of " + DATABASES + ": " + database);
        }
        return database;
    }
}
