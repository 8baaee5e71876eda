package dev.runnel.driver.r2dbc;

import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Driver;
import dev.runnel.spi.PoolOptions;
import dev.runnel.tck.fault.TcpProxy;
import dev.runnel.tck.stress.ServerAdmin;
import dev.runnel.tck.stress.StressFixture;
import io.r2dbc.spi.R2dbcException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** A database of its own for each driver, and a network of its own before it. A test class that makes one is skipped where the server is missing. */
final class MysqlStressFixture implements StressFixture {
    private final MysqlServer server;
    private final Map<Driver, Target> targets = new ConcurrentHashMap<>();

    MysqlStressFixture(MysqlServer server) {
        this.server = server;
        server.url();
    }

    private record Target(String url, TcpProxy network) {}

    @Override
    public Capabilities capabilities() {
        return server.capabilities();
    }

    @Override
    public Driver openEmpty(PoolOptions pool) {
        String url = server.newDatabase();
        TcpProxy network = MysqlServer.proxyBefore(url);
        Driver driver = new R2dbcDriverProvider().create(PostgresServer.through(network, url), pool);
        targets.put(driver, new Target(url, network));
        return driver;
    }

    @Override
    public void drop(Driver driver) {
        Target target = Objects.requireNonNull(targets.remove(driver));
        target.network().close();
        server.dropDatabase(target.url());
    }

    @Override
    public ServerAdmin outside(Driver driver) {
        return new Operator(Objects.requireNonNull(targets.get(driver)));
    }

    private static final class Operator extends R2dbcOperator {
        /** InnoDB answers anew only who has not asked for a tenth of a second. */
        private static final long PAUSE_NANOS = 150_000_000;

        private static final int NO_SUCH_SESSION = 1094;

        private List<String> inTransaction = List.of();
        private long asked;

        Operator(Target target) {
            super(MysqlServer.options(target.url()), target.network());
            asked = System.nanoTime() - PAUSE_NANOS;
        }

        @Override
        public synchronized List<Session> sessions() {
            if (System.nanoTime() - asked >= PAUSE_NANOS) {
                inTransaction = rows(
                        "SELECT trx_mysql_thread_id FROM information_schema.innodb_trx",
                        row -> String.valueOf(row.get(0)));
                asked = System.nanoTime();
            }
            return rows(
                    "SELECT id, command = 'Query' FROM information_schema.processlist"
                            + " WHERE db = DATABASE() AND id <> CONNECTION_ID()",
                    row -> {
                        String id = String.valueOf(row.get(0));
                        return new Session(
                                id, Integer.valueOf(1).equals(row.get(1, Integer.class)), inTransaction.contains(id));
                    });
        }

        @Override
        public void kill(Session session) {
            try {
                rows("KILL " + session.id(), row -> true);
            } catch (R2dbcException failed) {
                if (failed.getErrorCode() != NO_SUCH_SESSION) {
                    throw failed;
                }
            }
        }
    }
}
