package dev.runnel.driver.r2dbc;

import dev.runnel.spi.Driver;
import dev.runnel.spi.Isolation;
import dev.runnel.spi.PoolOptions;
import dev.runnel.spi.TransactionMode;
import dev.runnel.tck.fault.DisconnectKind;
import dev.runnel.tck.fault.TcpProxy;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;

class PostgresErrorCodesTest extends ErrorCodeTests {
    PostgresErrorCodesTest() {
        super(PostgresServer.newDatabase(), "PostgreSQL");
    }

    @BeforeAll
    void tables() throws Exception {
        says(
                        "CREATE TABLE k (a int PRIMARY KEY, b int NOT NULL, c int CHECK (c > 0), d varchar(2))",
                        "CREATE TABLE r (k int REFERENCES k)",
                        "INSERT INTO k VALUES (1, 1), (2, 2)")
                .happens();
    }

    @Override
    Map<String, Fault> faults() {
        Map<String, Fault> faults = new LinkedHashMap<>();
        faults.put("23505", says("INSERT INTO k VALUES (1, 1)"));
        faults.put("23503", says("INSERT INTO r VALUES (9)"));
        faults.put("23502", says("INSERT INTO k VALUES (3, NULL)"));
        faults.put("23514", says("INSERT INTO k VALUES (3, 3, -3)"));
        faults.put("22001", says("INSERT INTO k VALUES (3, 3, 3, 'long')"));
        faults.put("22003", says("SELECT 2000000000 * a * 2 FROM k"));
        faults.put("22012", says("SELECT 1 / (a - a) FROM k"));
        faults.put("42P01", says("SELECT 1 FROM nowhere"));
        faults.put("42703", says("SELECT nothing FROM k"));
        faults.put("42804", says("INSERT INTO k VALUES (3, 'x'::text)"));
        faults.put("42883", says("SELECT 1 FROM k WHERE d = a"));
        faults.put("25P02", this::afterAnError);
        faults.put("25006", this::writesInReadOnly);
        faults.put("40001", this::notSerializable);
        faults.put("40P01", this::deadlock);
        faults.put("55P03", this::lockedByAnother);
        faults.put("57014", says("SET statement_timeout = 50", "SELECT pg_sleep(20)"));
        faults.put("57P01", this::ended);
        faults.put("08…", this::cut);
        faults.put("28P01", connecting(PostgresServer.urlWithPassword().replaceFirst(":[^:@/]*@", ":wrong@")));
        faults.put("28000", connecting(url.replaceFirst("//[^@]*@", "//nobody_here@")));
        faults.put("3D000", connecting(url + "_not_there"));
        faults.put("55000", this::closedDatabase);
        faults.put("57P03", PostgresErrorCodesTest::shuttingDown);
        return faults;
    }

    private void afterAnError() {
        R2dbcLease lease = lease();
        lease.begin(TransactionMode.DEFAULT).block(PATIENCE);
        lease.execute("SELECT 1 / 0").onErrorComplete().block(PATIENCE);
        run(lease, "SELECT 1");
    }

    private void writesInReadOnly() {
        R2dbcLease lease = lease();
        lease.begin(new TransactionMode(null, null, true)).block(PATIENCE);
        run(lease, "DELETE FROM r");
    }

    private void notSerializable() {
        R2dbcLease lease = lease();
        lease.begin(new TransactionMode(Isolation.REPEATABLE_READ, null, false)).block(PATIENCE);
        run(lease, "SELECT 1 FROM k");
        run(lease(), "UPDATE k SET b = b + 1");
        run(lease, "UPDATE k SET b = b + 1");
    }

    private void deadlock() throws Exception {
        R2dbcLease one = lease();
        R2dbcLease other = lease();
        one.begin(TransactionMode.DEFAULT).block(PATIENCE);
        other.begin(TransactionMode.DEFAULT).block(PATIENCE);
        run(one, "SET LOCAL deadlock_timeout = '10min'", "UPDATE k SET b = 0 WHERE a = 1");
        run(other, "SET LOCAL deadlock_timeout = '10ms'", "UPDATE k SET b = 0 WHERE a = 2");
        runBeside(one, "UPDATE k SET b = 0 WHERE a = 2", () -> run(other, "UPDATE k SET b = 0 WHERE a = 1"));
    }

    private void lockedByAnother() {
        R2dbcLease other = lease();
        other.begin(TransactionMode.DEFAULT).block(PATIENCE);
        run(other, "UPDATE k SET b = 0");
        run(lease(), "SELECT 1 FROM k FOR UPDATE NOWAIT");
    }

    private void ended() {
        run(lease(), "SELECT pg_terminate_backend(pg_backend_pid())");
    }

    private void cut() {
        try (TcpProxy proxy = PostgresServer.proxyBefore(url)) {
            Driver through = open(PostgresServer.through(proxy, url));
            R2dbcLease lease = lease(through);
            proxy.cut(DisconnectKind.RESET);
            try {
                run(lease, "SELECT 1");
            } finally {
                through.close().block(PATIENCE);
            }
        }
    }

    private void closedDatabase() throws Exception {
        String closed = PostgresServer.newDatabase();
        run(lease(), "ALTER DATABASE " + closed.replaceFirst(".*/(\\w+).*", "$1") + " ALLOW_CONNECTIONS false");
        connecting(closed).happens();
    }

    /** A server that waits for its last session to end. */
    private static void shuttingDown() throws Exception {
        try (DedicatedPostgres own = new DedicatedPostgres()) {
            Driver last = own.connect(own.port(), PoolOptions.DEFAULT);
            last.acquire().block(PATIENCE);
            own.shutDownWhenFree();
            Driver late = own.connect(own.port(), PoolOptions.DEFAULT);
            try {
                late.acquire().block(PATIENCE);
            } finally {
                last.close().block(PATIENCE);
                late.close().block(PATIENCE);
            }
        }
    }
}
