package dev.runnel.driver.r2dbc;

import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Driver;
import dev.runnel.spi.PoolOptions;
import dev.runnel.tck.attack.AttackFixture;
import dev.runnel.tck.attack.Outside;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** A file for each driver. SQLite has no sessions to be killed. */
final class SqliteAttacked implements AttackFixture {
    private final Map<Driver, String> files = new ConcurrentHashMap<>();

    @Override
    public Capabilities capabilities() {
        return Capabilities.SQLITE;
    }

    @Override
    public Driver openEmpty(PoolOptions pool) {
        String url = SqliteFiles.newDatabase();
        Driver driver = new R2dbcDriverProvider().create(url, pool);
        files.put(driver, url.substring("r2dbc:sqlite://".length(), url.indexOf('?')));
        return driver;
    }

    @Override
    public void drop(Driver driver) {
        files.remove(driver);
    }

    @Override
    public Outside outside(Driver driver) {
        try {
            return new Operator(
                    DriverManager.getConnection("jdbc:sqlite:" + Objects.requireNonNull(files.get(driver))));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static final class Operator implements Outside {
        private final Connection connection;

        Operator(Connection connection) throws SQLException {
            this.connection = connection;
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA busy_timeout = 0");
            }
        }

        /** SQLite says only whether somebody reads or writes, in a transaction or not: then the log cannot be cut off. */
        @Override
        public synchronized List<Session> sessions() {
            try (Statement statement = connection.createStatement();
                    ResultSet busy = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
                return busy.next() && busy.getBoolean(1) ? List.of(new Session("some", false, true)) : List.of();
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }

        @Override
        public void kill(Session session) {
            // there is none
        }

        @Override
        public synchronized void close() {
            try {
                connection.close();
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }
}
