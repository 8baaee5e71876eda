package dev.runnel.driver.r2dbc;

import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Driver;
import dev.runnel.spi.PoolOptions;
import dev.runnel.tck.DriverFixture;
import dev.runnel.tck.DriverTck;

/** The suite on SQLite, a file for each test. */
class SqliteTckTest extends DriverTck {
    SqliteTckTest() {
        super(new Fixture());
    }

    static final class Fixture implements DriverFixture {
        @Override
        public Capabilities capabilities() {
            return DatabaseCapabilities.SQLITE;
        }

        @Override
        public Driver openEmpty(PoolOptions pool) {
            return new R2dbcDriverProvider().create(SqliteFiles.newDatabase(), pool);
        }
    }
}
