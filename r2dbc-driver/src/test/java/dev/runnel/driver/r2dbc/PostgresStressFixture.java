package dev.runnel.driver.r2dbc;

import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Driver;
import dev.runnel.spi.PoolOptions;
import dev.runnel.tck.fault.TcpProxy;
import dev.runnel.tck.stress.ServerAdmin;
import dev.runnel.tck.stress.StressFixture;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** A database of its own for each driver, and a network of its own before it. A test class that makes one is skipped where the server is missing. */
final class PostgresStressFixture implements StressFixture {
    private final Map<Driver, Target> targets = new ConcurrentHashMap<>();

    PostgresStressFixture() {
        PostgresServer.url();
    }

    private record Target(String url, TcpProxy network) {}

    @Override
    public Capabilities capabilities() {
        return DatabaseCapabilities.POSTGRESQL;
    }

    @Override
    public Driver openEmpty(PoolOptions pool) {
        String url = PostgresServer.newDatabase();
        TcpProxy network = PostgresServer.proxyBefore(url);
        Driver driver = new R2dbcDriverProvider().create(PostgresServer.through(network, url), pool);
        targets.put(driver, new Target(url, network));
        return driver;
    }

    @Override
    public void drop(Driver driver) {
        Target target = Objects.requireNonNull(targets.remove(driver));
        target.network().close();
        PostgresServer.dropDatabase(target.url());
    }

    @Override
    public ServerAdmin outside(Driver driver) {
        return new Operator(Objects.requireNonNull(targets.get(driver)));
    }

    private static final class Operator extends R2dbcOperator {
        Operator(Target target) {
            super(ConnectionFactoryOptions.parse(target.url()), target.network());
        }

        @Override
        public List<Session> sessions() {
            return rows(
                    "SELECT pid::text, state, state LIKE 'idle in transaction%' OR backend_xid IS NOT NULL FROM pg_stat_activity"
                            + " WHERE datname = current_database() AND pid <> pg_backend_pid() AND state IS NOT NULL",
                    row -> new Session(
                            row.get(0, String.class),
                            "active".equals(row.get(1, String.class)),
                            Boolean.TRUE.equals(row.get(2, Boolean.class))));
        }

        @Override
        public void kill(Session session) {
            rows("SELECT pg_terminate_backend(" + session.id() + ")", row -> true);
        }
    }
}
