package dev.runnel.driver.r2dbc;

import dev.runnel.spi.Driver;
import dev.runnel.spi.Isolation;
import dev.runnel.spi.TransactionMode;
import dev.runnel.tck.fault.DisconnectKind;
import dev.runnel.tck.fault.TcpProxy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The errors that MySQL and MariaDB have in common. */
abstract class MysqlErrorCodeTests extends ErrorCodeTests {
    static final String ENDLESS = "SELECT COUNT(*) FROM information_schema.columns a, information_schema.columns b,"
            + " information_schema.columns c";

    private final MysqlServer server;

    MysqlErrorCodeTests(MysqlServer server, String heading) {
        super(server.newDatabase(), heading);
        this.server = server;
    }

    @BeforeAll
    void tables() throws Exception {
        says(
                        "CREATE TABLE k (a INT PRIMARY KEY, b INT NOT NULL, c INT CHECK (c > 0), d VARCHAR(2), e DATETIME)",
                        "CREATE TABLE r (k INT, FOREIGN KEY (k) REFERENCES k (a))",
                        "INSERT INTO k (a, b) VALUES (1, 1), (2, 2)",
                        "INSERT INTO r VALUES (1)")
                .happens();
    }

    @Override
    Map<String, Fault> faults() {
        Map<String, Fault> faults = new LinkedHashMap<>();
        faults.put("1062", says("INSERT INTO k (a, b) VALUES (1, 1)"));
        faults.put("1451", says("DELETE FROM k"));
        faults.put("1452", says("INSERT INTO r VALUES (9)"));
        faults.put("1048", says("INSERT INTO k (a, b) VALUES (3, NULL)"));
        faults.put("1364", says("INSERT INTO k (a) VALUES (3)"));
        faults.put("1406", says("INSERT INTO k (a, b, d) VALUES (3, 3, 'long')"));
        faults.put("1264", says("INSERT INTO k (a, b) VALUES (3, 3000000000)"));
        faults.put("1690", says("SELECT 9223372036854775807 + a FROM k"));
        faults.put("1146", says("SELECT 1 FROM nowhere"));
        faults.put("1054", says("SELECT nothing FROM k"));
        faults.put("1292", says("UPDATE k SET e = 'x'"));
        faults.put("1366", says("UPDATE k SET b = 'x'"));
        faults.put("1205", this::lockedByAnother);
        faults.put("1213", this::deadlock);
        faults.put("1317", this::stopped);
        faults.put("1792", this::writesInReadOnly);
        faults.put("1045", connecting(server.urlWithPassword().replaceFirst(":[^:@/]*@", ":wrong@")));
        faults.put("1049", connecting(MysqlServer.withDatabase(url, "not_there")));
        faults.put("1226", this::connectsTooOften);
        faults.put("1412", this::madeSinceTheSnapshot);
        faults.put("08…", this::cut);
        faults.put("1644", says("SIGNAL SQLSTATE '45000'"));
        return faults;
    }

    private void lockedByAnother() {
        R2dbcLease other = lease();
        other.begin(TransactionMode.DEFAULT).block(PATIENCE);
        run(other, "UPDATE k SET b = 0");
        run(lease(), "SET innodb_lock_wait_timeout = 1", "SELECT 1 FROM k FOR UPDATE");
    }

    private void deadlock() throws Exception {
        R2dbcLease one = lease();
        R2dbcLease other = lease();
        one.begin(TransactionMode.DEFAULT).block(PATIENCE);
        other.begin(TransactionMode.DEFAULT).block(PATIENCE);
        run(one, "UPDATE k SET b = 0 WHERE a = 1", "INSERT INTO k (a, b) VALUES (5, 5), (6, 6), (7, 7)");
        run(other, "UPDATE k SET b = 0 WHERE a = 2");
        runBeside(one, "UPDATE k SET b = 0 WHERE a = 2", () -> run(other, "UPDATE k SET b = 0 WHERE a = 1"));
    }

    private void stopped() {
        R2dbcLease lease = lease();
        Mono.delay(Duration.ofMillis(200), Schedulers.boundedElastic())
                .subscribe(tick -> MysqlServer.endOthers(url, "QUERY"));
        run(lease, ENDLESS);
    }

    private void connectsTooOften() throws Exception {
        run(lease(), "CREATE USER IF NOT EXISTS few WITH MAX_USER_CONNECTIONS 1", "GRANT ALL ON *.* TO few");
        String few = url.replaceFirst("//[^@]*@", "//few@");
        Driver first = open(few);
        try {
            lease(first);
            connecting(few).happens();
        } finally {
            first.close().block(PATIENCE);
        }
    }

    /** A user whom the server does not let in for now. */
    final void connectsWhileLocked() throws Exception {
        run(lease(), "CREATE USER IF NOT EXISTS locked ACCOUNT LOCK");
        connecting(url.replaceFirst("//[^@]*@", "//locked@")).happens();
    }

    private void madeSinceTheSnapshot() {
        R2dbcLease lease = lease();
        lease.begin(new TransactionMode(Isolation.REPEATABLE_READ, null, false)).block(PATIENCE);
        run(lease, "SELECT 1 FROM k");
        run(lease(), "CREATE TABLE later (a INT PRIMARY KEY)");
        run(lease, "SELECT 1 FROM later");
    }

    private void writesInReadOnly() {
        R2dbcLease lease = lease();
        lease.begin(new TransactionMode(null, null, true)).block(PATIENCE);
        run(lease, "DELETE FROM r");
    }

    private void cut() {
        try (TcpProxy proxy = MysqlServer.proxyBefore(url)) {
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
}
