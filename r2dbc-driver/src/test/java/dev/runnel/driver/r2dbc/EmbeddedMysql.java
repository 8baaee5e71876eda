package dev.runnel.driver.r2dbc;

import dev.runnel.spi.Driver;
import dev.runnel.spi.PoolOptions;
import dev.runnel.tck.fault.FaultFixture;

/** A MySQL or MariaDB that a test may kill: one of its own, also where another one is named for all the other tests. */
final class EmbeddedMysql implements FaultFixture {
    private final MysqlServer server;
    private final MysqlProcess process;
    private final String database;

    EmbeddedMysql(MysqlServer server) {
        this.server = server;
        process = server.own();
        database = MysqlServer.database(MysqlServer.newDatabase(server.url(process.port())));
    }

    @Override
    public int port() {
        return process.port();
    }

    @Override
    public Driver connect(int at, PoolOptions pool) {
        return new R2dbcDriverProvider().create(MysqlServer.withDatabase(server.url(at), database), pool);
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
