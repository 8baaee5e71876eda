package dev.runnel.benchmarks.ratio;

import dev.runnel.driver.r2dbc.MysqlServer;
import dev.runnel.driver.r2dbc.PostgresServer;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.stream.Stream;
import reactor.core.scheduler.Schedulers;

/** A database that is read through R2DBC. */
final class R2dbcDatabase implements Database {
    private final String name;
    private final ByHand byHand;
    private final ByRunnel byRunnel;
    private final String empty;
    private final Closeable server;

    private R2dbcDatabase(String name, ByHand byHand, ByRunnel byRunnel, String empty, Closeable server) {
        this.name = name;
        this.byHand = byHand;
        this.byRunnel = byRunnel;
        this.empty = empty;
        this.server = server;
    }

    /** @param analyze the statement that updates the statistics of the database */
    private R2dbcDatabase fill(String analyze) {
        Library.write(byRunnel.db()).block();
        byHand.execute(analyze);
        return this;
    }

    /**
     * A server of the tests, or the server in an environment variable, with its own schema. The hand-written variant uses the options that
     * Runnel sets: the binary format, and the same number of cached statements.
     */
    static R2dbcDatabase postgresql() {
        String url = PostgresServer.url();
        String schema = "runnel_ratios_" + ProcessHandle.current().pid();
        url += (url.indexOf('?') < 0 ? "?schema=" : "&schema=") + schema;
        ConnectionFactoryOptions options = ConnectionFactoryOptions.parse(url)
                .mutate()
                .option(Option.valueOf("forceBinary"), true)
                .option(Option.valueOf("preparedStatementCacheQueries"), 256)
                .build();
        ByHand byHand = new ByHand(options, HandWrittenSql.STANDARD, null);
        byHand.execute("CREATE SCHEMA " + schema);
        return new R2dbcDatabase(
                        "PostgreSQL",
                        byHand,
                        new ByRunnel(url, Contender.POOL_SIZE),
                        "DROP SCHEMA " + schema + " CASCADE",
                        () -> {})
                .fill("ANALYZE");
    }

    /**
     * An in-memory database. Its R2DBC driver works on the subscribing thread, so the hand-written variant subscribes on a thread that may
     * block.
     */
    static R2dbcDatabase h2() {
        String url = "r2dbc:h2:mem:///" + UUID.randomUUID();
        ByHand byHand =
                new ByHand(ConnectionFactoryOptions.parse(url), HandWrittenSql.STANDARD, Schedulers.boundedElastic());
        return new R2dbcDatabase("H2", byHand, new ByRunnel(url, Contender.POOL_SIZE), "DROP ALL OBJECTS", () -> {})
                .fill("ANALYZE");
    }

    /**
     * A server of the tests, or the one that they are configured with, with its own database.
     *
     * @param name the name in tables
     */
    static R2dbcDatabase mysql(String name, MysqlServer server) {
        String url = server.newDatabase();
        return new R2dbcDatabase(
                        name,
                        new ByHand(MysqlServer.options(url), HandWrittenSql.MYSQL, null),
                        new ByRunnel(url, Contender.POOL_SIZE),
                        "DO 0",
                        () -> server.dropDatabase(url))
                .fill("ANALYZE TABLE `samples`, `authors`, `books`, `chapters`");
    }

    @Override
    public Stream<Case<?>> cases() {
        String database = name + " " + byHand.version();
        return Stream.of(
                        this.<SampleReads>inFlight(database, Shape.KEY, byHand, byRunnel),
                        this.<SampleReads>inFlight(database, Shape.LIST, byHand, byRunnel),
                        this.<Contender>inFlight(database, Shape.GRAPH, byHand, byRunnel))
                .flatMap(cases -> cases);
    }

    private <C> Stream<Case<?>> inFlight(String database, Shape<C> shape, C hand, C runnel) {
        return IN_FLIGHT.stream()
                .map(reads -> new Case<>(
                        database, shape, reads, new Variant<>("R2DBC by hand", hand), new Variant<>("Runnel", runnel)));
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
