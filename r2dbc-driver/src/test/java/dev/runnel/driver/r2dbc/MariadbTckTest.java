package dev.runnel.driver.r2dbc;

import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Driver;
import dev.runnel.spi.PoolOptions;
import dev.runnel.tck.DriverFixture;
import dev.runnel.tck.DriverTck;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The suite on MariaDB, a database for each test. */
class MariadbTckTest extends DriverTck {
    MariadbTckTest() {
        super(new Fixture());
    }

    static final class Fixture implements DriverFixture {
        private final Map<Driver, String> databases = new ConcurrentHashMap<>();

        @Override
        public Capabilities capabilities() {
            return Capabilities.MARIADB;
        }

        @Override
        public Driver openEmpty(PoolOptions pool) {
            String url = MysqlServer.MARIADB.newDatabase();
            Driver driver = new R2dbcDriverProvider().create(url, pool);
            databases.put(driver, url);
            return driver;
        }

        @Override
        public void drop(Driver driver) {
            MysqlServer.MARIADB.dropDatabase(Objects.requireNonNull(databases.remove(driver)));
        }
    }
}
