package dev.runnel.benchmarks;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The recorded bytes for each JDK: {@code 17.row = 72}. A JDK without a record uses that of the newest JDK before it.
 */
final class Recorded {
    static final String MENDING = "bytes as recorded, and 8 % more; if they are meant to grow: "
            + "mvn -pl benchmarks -am -Dbytes.update -Dtest=ByteGateTest -Dsurefire.failIfNoSpecifiedTests=false verify";

    private static final Path FILE = Path.of("src/test/resources/recorded-bytes.properties");
    private static final int JDK = Runtime.version().feature();
    private static final int OLDEST_JDK = 17;

    private Recorded() {}

    /** The record, which is {@code measured} itself when the run is an update. */
    static long of(String name, long measured) {
        if (System.getProperty("bytes.update") != null) {
            write(JDK + "." + name, measured);
            return measured;
        }
        Properties records = read();
        for (int jdk = JDK; jdk >= OLDEST_JDK; jdk--) {
            String record = records.getProperty(jdk + "." + name);
            if (record != null) {
                return Long.parseLong(record);
            }
        }
        throw new AssertionError("nothing is recorded for " + name);
    }

    private static Properties read() {
        Properties records = new Properties();
        try (Reader reader = Files.newBufferedReader(FILE)) {
            records.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return records;
    }

    private static void write(String name, long bytes) {
        TreeMap<Object, Object> sorted = new TreeMap<>(read());
        sorted.put(name, Long.toString(bytes));
        List<String> lines = sorted.entrySet().stream()
                .map(e -> e.getKey() + " = " + e.getValue())
                .toList();
        try {
            Files.write(FILE, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
