package dev.runnel.driver.r2dbc;

import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Driver;
import dev.runnel.spi.PoolOptions;
import dev.runnel.tck.DriverFixture;
import dev.runnel.tck.DriverTck;
import dev.runnel.tck.InsertTrigger;
import java.util.concurrent.atomic.AtomicInteger;

/** The suite on H2, a database in memory for each test. */
class H2TckTest extends DriverTck {
    H2TckTest() {
        super(new Fixture());
    }

    static final class Fixture implements DriverFixture {
        private static final AtomicInteger DATABASES = new AtomicInteger();

        @Override
        public Capabilities capabilities() {
            return DatabaseCapabilities.H2;
        }

        @Override
        public Driver openEmpty(PoolOptions pool) {
            return new R2dbcDriverProvider().create("r2dbc:h2:mem:///tck" + DATABASES.incrementAndGet(), pool);
        }

        @Override
        public boolean createTrigger(Driver driver, InsertTrigger trigger, String table, String column) {
            if (trigger != InsertTrigger.UPPER_CASE) {
                return false;
            }
            Triggers.execute(
                    driver,
                    "CREATE TRIGGER changes BEFORE INSERT ON \"" + table + "\" FOR EACH ROW CALL '"
                            + Triggers.UpperCase.class.getName() + "'");
            return true;
        }
    }
}
