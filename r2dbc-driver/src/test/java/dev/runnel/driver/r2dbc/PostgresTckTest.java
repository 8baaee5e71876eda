package dev.runnel.driver.r2dbc;

import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Driver;
import dev.runnel.spi.PoolOptions;
import dev.runnel.tck.DriverFixture;
import dev.runnel.tck.DriverTck;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The suite on PostgreSQL, a schema for each test. */
class PostgresTckTest extends DriverTck {
    PostgresTckTest() {
        super(new Fixture());
    }

    static final class Fixture implements DriverFixture {
        private final Map<Driver, String> schemas = new ConcurrentHashMap<>();

        /** A test class that makes one is skipped where the server is missing. */
        Fixture() {
            PostgresServer.url();
        }

        @Override
        public Capabilities capabilities() {
            return Capabilities.POSTGRESQL;
        }

        @Override
        public Driver openEmpty(PoolOptions pool) {
            String url = PostgresServer.newSchema();
            Driver driver = new R2dbcDriverProvider().create(url, pool);
            schemas.put(driver, url);
            return driver;
        }

        @Override
        public void drop(Driver driver) {
            PostgresServer.dropSchema(schemas.remove(driver));
        }
    }
}
