package dev.runnel.driver.r2dbc;

import dev.runnel.spi.Driver;
import dev.runnel.spi.PoolOptions;
import dev.runnel.tck.fault.FaultFixture;

/** A MariaDB that a test may kill: one of its own, also where another one is named for all the other tests. */
final class OwnMariadb implements FaultFixture {
    private final MysqlProcess process = new MysqlProcess(MysqlServer.MARIADB.needed());
    private final String database = MysqlServer.database(MysqlServer.newDatabase(url(process.port())));

    @Override
    public int port() {
        return process.port();
    }

    private static String url(int port) {
        return MysqlServer.MARIADB.url(port);
    }

    @Override
    public Driver connect(int at, PoolOptions pool) {
        return new R2dbcDriverProvider().create(MysqlServer.withDatabase(url(at), database), pool);
    }

    @Override
    public void kill() {
        process.kill();
    }

    @Override
    public void start() {
        process.start();
    }

    @Override
    public void close() {
        process.close();
    }
}
