package dev.runnel.driver.r2dbc;

import dev.runnel.spi.Driver;
import dev.runnel.spi.PoolOptions;
import dev.runnel.tck.fault.FaultFixture;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL that a test may kill: one of its own, also where another one is named for all the other tests. */
final class DedicatedPostgres implements FaultFixture {
    private final Path data;
    private final int port;
    private EmbeddedPostgres running;

    DedicatedPostgres() {
        try {
            data = Files.createTempDirectory("runnel");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        running = PostgresServer.own(server());
        port = running.getPort();
    }

    /** What was committed survives the end of the processes, though not that of the machine. */
    private EmbeddedPostgres.Builder server() {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "on");
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Driver connect(int at, PoolOptions pool) {
        return new R2dbcDriverProvider().create("r2dbc:postgresql://postgres@127.0.0.1:" + at + "/postgres", pool);
    }

    @Override
    public void kill() {
        ProcessHandle server = postmaster();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(server), server.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }

    /** Takes no new connections, and ends with the last one. */
    void shutDownWhenFree() {
        postmaster().destroy();
    }

    private ProcessHandle postmaster() {
        try {
            String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0);
            return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void start() {
        try {
            running.close();
            running = server().setPort(port).start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        try {
            running.close();
            try (Stream<Path> files = Files.walk(data)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
