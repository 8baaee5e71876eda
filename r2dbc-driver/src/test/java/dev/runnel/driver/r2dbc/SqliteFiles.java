package dev.runnel.driver.r2dbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Databases that are gone with the tests. */
final class SqliteFiles {
    private static final AtomicInteger FILES = new AtomicInteger();
    private static final Path FOLDER = folder();

    private SqliteFiles() {}

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("runnel-sqlite");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The URL of a database that is not there. Nothing that a test shows outlives the machine, so nothing is forced to the disk. */
    static String newDatabase() {
        return "r2dbc:sqlite://" + FOLDER.resolve(FILES.incrementAndGet() + ".db") + "?synchronous=off";
    }
}
