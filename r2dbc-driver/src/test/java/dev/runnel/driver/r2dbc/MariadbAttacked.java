package dev.runnel.driver.r2dbc;

import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Driver;
import dev.runnel.spi.PoolOptions;
import dev.runnel.tck.attack.AttackFixture;
import dev.runnel.tck.attack.Outside;
import dev.runnel.tck.fault.TcpProxy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** A database of its own for each driver, and a network of its own before it. */
final class MariadbAttacked implements AttackFixture {
    private final Map<Driver, Target> targets = new ConcurrentHashMap<>();

    private record Target(String url, TcpProxy network) {}

    @Override
    public Capabilities capabilities() {
        return Capabilities.MARIADB;
    }

    @Override
    public Driver openEmpty(PoolOptions pool) {
        String url = MysqlServer.MARIADB.newDatabase();
        TcpProxy network = MysqlServer.proxyBefore(url);
        Driver driver = new R2dbcDriverProvider().create(PostgresServer.through(network, url), pool);
        targets.put(driver, new Target(url, network));
        return driver;
    }

    @Override
    public void drop(Driver driver) {
        Target target = Objects.requireNonNull(targets.remove(driver));
        target.network().close();
        MysqlServer.MARIADB.dropDatabase(target.url());
    }

    @Override
    public Outside outside(Driver driver) {
        return new Operator(Objects.requireNonNull(targets.get(driver)));
    }

    private static final class Operator extends R2dbcOperator {
        Operator(Target target) {
            super(MysqlServer.options(target.url()), target.network());
        }

        @Override
        public List<Session> sessions() {
            return rows(
                    "SELECT p.id, p.command = 'Query', t.trx_id IS NOT NULL FROM information_schema.processlist p"
                            + " LEFT JOIN information_schema.innodb_trx t ON t.trx_mysql_thread_id = p.id"
                            + " WHERE p.db = DATABASE() AND p.id <> CONNECTION_ID()",
                    row -> new Session(
                            String.valueOf(row.get(0, Long.class)),
                            Integer.valueOf(1).equals(row.get(1, Integer.class)),
                            Integer.valueOf(1).equals(row.get(2, Integer.class))));
        }

        @Override
        public void kill(Session session) {
            rows("KILL " + session.id(), row -> true);
        }
    }
}
