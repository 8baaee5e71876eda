package dev.runnel.driver.r2dbc;

import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Driver;
import dev.runnel.spi.PoolOptions;
import dev.runnel.tck.DriverFixture;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** A database of MySQL or MariaDB for each test. A test class that makes one is skipped where the server is missing. */
record MysqlFixture(MysqlServer server, Map<Driver, String> databases) implements DriverFixture {
    MysqlFixture(MysqlServer server) {
        this(server, new ConcurrentHashMap<>());
        server.url();
    }

    @Override
    public Capabilities capabilities() {
        return server.capabilities();
    }

    @Override
    public Driver openEmpty(PoolOptions pool) {
        String url = server.newDatabase();
        Driver driver = new R2dbcDriverProvider().create(url, pool);
        databases.put(driver, url);
        return driver;
    }

    @Override
    public String activity(Driver driver) {
        return server.sessions();
    }

    @Override
    public void drop(Driver driver) {
        server.dropDatabase(Objects.requireNonNull(databases.remove(driver)));
    }
}
