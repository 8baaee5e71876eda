package dev.runnel.jackson;

import dev.runnel.driver.r2dbc.R2dbcDriverProvider;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Driver;
import dev.runnel.spi.PoolOptions;
import dev.runnel.tck.DriverFixture;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.Result;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import reactor.core.publisher.Flux;

/** On a PostgreSQL of its own, a schema for each test. */
class PostgresAsJsonTest extends QueriesAsJson {
    private static final Fixture FIXTURE = new Fixture();

    PostgresAsJsonTest() {
        super(FIXTURE);
    }

    @BeforeAll
    static void start() throws IOException {
        FIXTURE.server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "off")
                .start();
    }

    @AfterAll
    static void stop() throws IOException {
        FIXTURE.server.close();
    }

    private static final class Fixture implements DriverFixture {
        private EmbeddedPostgres server;
        private int schemas;

        @Override
        public Capabilities capabilities() {
            return Capabilities.POSTGRESQL;
        }

        @Override
        public Driver openEmpty(PoolOptions pool) {
            String url = "r2dbc:postgresql://postgres@127.0.0.1:" + server.getPort() + "/postgres";
            String schema = "json" + ++schemas;
            Flux.usingWhen(
                            ConnectionFactories.get(url).create(),
                            connection -> Flux.from(connection
                                            .createStatement("CREATE SCHEMA " + schema)
                                            .execute())
                                    .concatMap(Result::getRowsUpdated),
                            io.r2dbc.spi.Connection::close)
                    .blockLast();
            return new R2dbcDriverProvider().create(url + "?schema=" + schema, pool);
        }
    }
}
