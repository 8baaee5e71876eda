package dev.runnel.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The outcomes of the tests with {@link Covers} in a run, stored in {@code target/suite/<driver>.txt}, a line for each
 * test. A failed test has no line. A run of some tests leaves an incomplete record; {@code SuitePage.missing()} finds that.
 */
public final class CoverageRecord implements AutoCloseable {
    private static final String SUFFIX = ".txt";

    private final Map<String, Map<String, CoverageOutcome>> outcomes = new TreeMap<>();

    CoverageRecord() {}

    synchronized void ended(String driver, String test, CoverageOutcome outcome) {
        if (!outcomes.containsKey(driver)) {
            delete(file(Path.of(""), driver));
        }
        outcomes.computeIfAbsent(driver, key -> new TreeMap<>()).merge(test, outcome, CoverageRecord::last);
    }

    private static CoverageOutcome last(CoverageOutcome one, CoverageOutcome other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    @Override
    public synchronized void close() throws IOException {
        for (Map.Entry<String, Map<String, CoverageOutcome>> driver : outcomes.entrySet()) {
            Path file = file(Path.of(""), driver.getKey());
            Files.createDirectories(file.getParent());
            Files.write(
                    file,
                    driver.getValue().entrySet().stream()
                            .map(test -> test.getKey() + " " + test.getValue())
                            .toList());
        }
    }

    /** The tests that ended on a driver, with their outcomes; empty if the module was not run. */
    public static Map<String, CoverageOutcome> read(Path module, String driver) {
        Path file = file(module, driver);
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> line.split(" ", -1))
                    .collect(Collectors.toMap(line -> line[0], line -> CoverageOutcome.valueOf(line[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of a test: its topic, the method and the types of its parameters. */
    public static String nameOf(Class<?> topic, Method test) {
        List<String> parameters = Arrays.stream(test.getParameterTypes())
                .map(Class::getSimpleName)
                .toList();
        return topic.getSimpleName() + "." + test.getName()
                + (parameters.isEmpty() ? "" : "(" + String.join(",", parameters) + ")");
    }

    private static Path file(Path module, String driver) {
        return module.resolve("target").resolve("suite").resolve(driver + SUFFIX);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
