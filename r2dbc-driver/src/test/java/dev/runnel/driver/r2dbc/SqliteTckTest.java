package dev.runnel.driver.r2dbc;

import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Driver;
import dev.runnel.spi.PoolOptions;
import dev.runnel.tck.DriverFixture;
import dev.runnel.tck.DriverTck;
import dev.runnel.tck.InsertTrigger;

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

        @Override
        public boolean createTrigger(Driver driver, InsertTrigger trigger, String table, String column) {
            if (trigger != InsertTrigger.DISCARD) {
                return false;
            }
            Triggers.execute(
                    driver, "CREATE TRIGGER changes BEFORE INSERT ON " + table + " BEGIN SELECT RAISE(IGNORE); END");
            return true;
        }
    }
}
