package dev.runnel.benchmarks.ratio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A SQLite file. Plain JDBC reads it with the same JDBC driver that Runnel's R2DBC driver uses: sequential reads on the subscribing thread,
 * concurrent reads on as many threads as the other variants have connections.
 */
final class SqliteDatabase implements Database {
    private static final int CONNECTIONS = 4;
    private static final List<Shape<SampleReads>> SHAPES = List.of(Shape.KEY, Shape.LIST);

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
    public Stream<Case<?>> cases() {
        return beside(new Variant<>("Runnel", byRunnel));
    }

    @Override
    public Stream<Case<?>> ofItsDriver() {
        return beside(new Variant<>("R2DBC by hand", byBridge));
    }

    private Stream<Case<?>> beside(Variant<SampleReads> other) {
        String database = "SQLite " + byBridge.version();
        return SHAPES.stream()
                .flatMap(shape -> IN_FLIGHT.stream()
                        .map(reads -> new Case<>(
                                database,
                                shape,
                                reads,
                                new Variant<>("JDBC by hand", reads == 1 ? atOnce : onThreads),
                                other)));
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
