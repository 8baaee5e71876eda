package dev.runnel.benchmarks.ratio;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import reactor.core.scheduler.Schedulers;

/** A database with the rows of {@link Library}, and both ways to read them. */
final class Database implements AutoCloseable {
    private final String name;
    private final ByHand byHand;
    private final ByRunnel byRunnel;
    private final String empty;
    private final Closeable server;

    private Database(String name, ByHand byHand, ByRunnel byRunnel, String empty, Closeable server) {
        this.name = name;
        this.byHand = byHand;
        this.byRunnel = byRunnel;
        this.empty = empty;
        this.server = server;
    }

    private Database fill() {
        Library.write(byRunnel.db()).block();
        byHand.execute("ANALYZE");
        return this;
    }

    /** PostgreSQL, then H2. What is open already is closed when another one does not start. */
    static List<Database> all() {
        Database postgresql = postgresql();
        try {
            return List.of(postgresql, h2());
        } catch (RuntimeException failed) {
            postgresql.close();
            throw failed;
        }
    }

    /**
     * A server that is started, or the one that {@code RUNNEL_POSTGRES_URL} names, with a schema of its own. By hand has the options
     * that Runnel sets: binary, and as many cached statements.
     */
    private static Database postgresql() {
        Closeable server = () -> {};
        String url = System.getenv("RUNNEL_POSTGRES_URL");
        if (url == null) {
            EmbeddedPostgres started = start();
            server = started;
            url = "r2dbc:postgresql://postgres@127.0.0.1:" + started.getPort() + "/postgres";
        }
        String schema = "runnel_ratios_" + ProcessHandle.current().pid();
        url += (url.indexOf('?') < 0 ? "?schema=" : "&schema=") + schema;
        ConnectionFactoryOptions options = ConnectionFactoryOptions.parse(url)
                .mutate()
                .option(Option.valueOf("forceBinary"), true)
                .option(Option.valueOf("preparedStatementCacheQueries"), 256)
                .build();
        ByHand byHand = new ByHand(options, null);
        byHand.execute("CREATE SCHEMA " + schema);
        return new Database("PostgreSQL", byHand, new ByRunnel(url), "DROP SCHEMA " + schema + " CASCADE", server)
                .fill();
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException failed) {
            throw new UncheckedIOException("PostgreSQL did not start; RUNNEL_POSTGRES_URL names one that runs", failed);
        }
    }

    /** In memory. Its driver works on the thread that subscribes, so by hand subscribes on one that may be blocked. */
    private static Database h2() {
        String url = "r2dbc:h2:mem:///" + UUID.randomUUID();
        ByHand byHand = new ByHand(ConnectionFactoryOptions.parse(url), Schedulers.boundedElastic());
        return new Database("H2", byHand, new ByRunnel(url), "DROP ALL OBJECTS", () -> {}).fill();
    }

    /** With its version. */
    String name() {
        return name + " " + byHand.version();
    }

    Contender byHand() {
        return byHand;
    }

    Contender byRunnel() {
        return byRunnel;
    }

    @Override
    public void close() {
        byRunnel.close();
        byHand.execute(empty);
        byHand.close();
        try {
            server.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
