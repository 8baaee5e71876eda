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
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.api.ErrorCode;

/** A database in memory for each driver. */
final class H2StressFixture implements StressFixture {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final int LOOKS = 20;

    private final Map<Driver, String> databases = new ConcurrentHashMap<>();

    @Override
    public Capabilities capabilities() {
        return DatabaseCapabilities.H2;
    }

    @Override
    public Driver openEmpty(PoolOptions pool) {
        String name = "attacked" + DATABASES.incrementAndGet();
        Driver driver = new R2dbcDriverProvider().create("r2dbc:h2:mem:///" + name, pool);
        databases.put(driver, name);
        return driver;
    }

    @Override
    public void drop(Driver driver) {
        databases.remove(driver);
    }

    @Override
    public ServerAdmin outside(Driver driver) {
        return new Operator("jdbc:h2:mem:" + Objects.requireNonNull(databases.get(driver)));
    }

    private static final class Operator extends JdbcOperator {
        Operator(String url) {
            super(url);
        }

        @Override
        public List<Session> sessions() {
            String sql = "SELECT SESSION_ID, EXECUTING_STATEMENT, CONTAINS_UNCOMMITTED FROM INFORMATION_SCHEMA.SESSIONS"
                    + " WHERE SESSION_ID <> SESSION_ID()";
            return look(sql, row -> new Session(row.getString(1), row.getString(2) != null, row.getBoolean(3)));
        }

        /** Between two of its statements: H2 ends a session beside the one that runs, and may leave a transaction that no session has. */
        @Override
        public void kill(Session session) {
            look(
                    "SELECT ABORT_SESSION(SESSION_ID) FROM INFORMATION_SCHEMA.SESSIONS WHERE SESSION_ID = "
                            + session.id() + " AND EXECUTING_STATEMENT IS NULL",
                    row -> row.getBoolean(1));
        }

        /** A session that opens or ends while the sessions are listed makes H2 fail inside of itself: it is asked again. */
        private <T> List<T> look(String sql, Row<T> read) {
            for (int left = LOOKS - 1; ; left--) {
                try {
                    return rows(sql, read);
                } catch (SQLException failed) {
                    if (left == 0 || failed.getErrorCode() != ErrorCode.GENERAL_ERROR_1) {
                        throw new IllegalStateException(failed);
                    }
                }
            }
        }
    }
}
