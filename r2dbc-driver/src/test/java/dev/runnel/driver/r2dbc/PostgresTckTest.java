package dev.runnel.driver.r2dbc;

import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Driver;
import dev.runnel.spi.PoolOptions;
import dev.runnel.tck.DriverFixture;
import dev.runnel.tck.DriverTck;

/** The suite on PostgreSQL, a database for each test. */
class PostgresTckTest extends DriverTck {
    PostgresTckTest() {
        super(new Fixture());
    }

    static final class Fixture implements DriverFixture {
        @Override
        public Capabilities capabilities() {
            return Capabilities.POSTGRESQL;
        }

        @Override
        public Driver openEmpty(PoolOptions pool) {
            return new R2dbcDriverProvider().create(PostgresServer.newDatabase(), pool);
        }
    }
}
