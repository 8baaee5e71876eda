package dev.runnel.benchmarks.ratio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file, read by plain JDBC on the same driver that Runnel's R2DBC driver works with: one after the other on the thread that subscribes, and else
 * on as many threads as the others have connections; by Runnel; and by hand on that R2DBC driver.
 */
final class SqliteDatabase implements Database {
    private static final int CONNECTIONS = 4;

    private final Path file;
    private final ByRunnel byRunnel;
    private final ByBridge byBridge;
    private final ByJdbc atOnce;
    private final ByJdbc onThreads;

    SqliteDatabase() {
        try {
            file = Files.createTempFile("runnel-ratios", ".db");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        byRunnel = new ByRunnel("r2dbc:sqlite://" + file, CONNECTIONS);
        Library.write(byRunnel.db()).block();
        byBridge = new ByBridge("r2dbc:sqlite://" + file, CONNECTIONS);
        atOnce = ByJdbc.onTheCallersThread("jdbc:sqlite:" + file);
        onThreads = ByJdbc.onThreads("jdbc:sqlite:" + file, CONNECTIONS);
    }

    @Override
    public String title() {
        return "SQLite " + byBridge.version();
    }

    @Override
    public Stream<Case<?>> cases() {
        Workbench workbench = Workbench.readOnly(title());
        return SampleReads.SHAPES.stream()
                .flatMap(shape -> shape.inFlight().stream()
                        .map(inFlight -> new Case<>(
                                workbench,
                                shape,
                                inFlight,
                                List.of(
                                        new Variant<>("JDBC by hand", inFlight == 1 ? atOnce : onThreads),
                                        new Variant<>("Runnel", byRunnel),
                                        new Variant<>("R2DBC by hand", byBridge)))));
    }

    @Override
    public void close() {
        byRunnel.close();
        byBridge.close();
        atOnce.close();
        onThreads.close();
        try {
            for (String part : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(Path.of(file + part));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
