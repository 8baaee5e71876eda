package dev.runnel.driver.r2dbc;

import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Driver;
import dev.runnel.spi.PoolOptions;
import dev.runnel.tck.stress.ServerAdmin;
import dev.runnel.tck.stress.StressFixture;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** A file for each driver. SQLite has no sessions to be killed. */
final class SqliteStressFixture implements StressFixture {
    private final Map<Driver, String> files = new ConcurrentHashMap<>();

    @Override
    public Capabilities capabilities() {
        return DatabaseCapabilities.SQLITE;
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
    public ServerAdmin outside(Driver driver) {
        return new Operator("jdbc:sqlite:" + Objects.requireNonNull(files.get(driver)));
    }

    private static final class Operator extends JdbcOperator {
        Operator(String url) {
            super(url);
            ask("PRAGMA busy_timeout = 0");
        }

        /** SQLite says only whether somebody reads or writes, in a transaction or not: then the log cannot be cut off. */
        @Override
        public List<Session> sessions() {
            return ask("PRAGMA wal_checkpoint(TRUNCATE)").contains(true)
                    ? List.of(new Session("some", false, true))
                    : List.of();
        }

        private List<Boolean> ask(String pragma) {
            try {
                return rows(pragma, row -> row.getBoolean(1));
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }

        @Override
        public void kill(Session session) {
            // there is none
        }
    }
}
