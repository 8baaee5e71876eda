package dev.runnel.jackson;

import dev.runnel.driver.r2dbc.R2dbcDriverProvider;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Driver;
import dev.runnel.spi.PoolOptions;
import dev.runnel.tck.DriverFixture;

class SqliteAsJsonTest extends QueriesAsJson {
    SqliteAsJsonTest() {
        super(new Fixture());
    }

    private static final class Fixture implements DriverFixture {
        @Override
        public Capabilities capabilities() {
            return Capabilities.SQLITE;
        }

        @Override
        public Driver openEmpty(PoolOptions pool) {
            return new R2dbcDriverProvider().create("r2dbc:sqlite::memory:", pool);
        }
    }
}
