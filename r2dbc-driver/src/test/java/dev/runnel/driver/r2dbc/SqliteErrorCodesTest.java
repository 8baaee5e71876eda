package dev.runnel.driver.r2dbc;

import dev.runnel.spi.LockMode;
import dev.runnel.spi.TransactionMode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;

class SqliteErrorCodesTest extends ErrorCodeTests {
    SqliteErrorCodesTest() {
        super(SqliteFiles.newDatabase() + "&busyTimeout=50", "SQLite");
    }

    @BeforeAll
    void tables() throws Exception {
        says(
                        "CREATE TABLE k (a INTEGER PRIMARY KEY, b INTEGER NOT NULL UNIQUE, c INTEGER CHECK (c > 1)) STRICT",
                        "CREATE TABLE r (k INTEGER REFERENCES k) STRICT",
                        "INSERT INTO k (a, b) VALUES (1, 1), (2, 2)",
                        "INSERT INTO r VALUES (1)")
                .happens();
    }

    @Override
    Map<String, Fault> faults() {
        Map<String, Fault> faults = new LinkedHashMap<>();
        faults.put("23505", says("INSERT INTO k (a, b) VALUES (3, 1)"));
        faults.put("23503", says("DELETE FROM k"));
        faults.put("23502", says("INSERT INTO k (a, b) VALUES (3, NULL)"));
        faults.put("23514", says("INSERT INTO k (a, b, c) VALUES (3, 3, 0)"));
        faults.put("42000", says("SELECT 1 FROM nowhere"));
        faults.put("42804", says("UPDATE k SET a = 'x'"));
        faults.put("25P02", this::afterItWasRolledBack);
        faults.put("40001", this::changedSinceItWasRead);
        faults.put("55P03", this::lockedByAnother);
        faults.put("25006", says("PRAGMA query_only = ON", "DELETE FROM r"));
        faults.put("58030", connecting("r2dbc:sqlite:///dev/null/here"));
        return faults;
    }

    private void afterItWasRolledBack() {
        R2dbcLease lease = lease();
        lease.begin(TransactionMode.DEFAULT).block(PATIENCE);
        lease.execute("INSERT OR ROLLBACK INTO k (a, b) VALUES (3, 1)")
                .onErrorComplete()
                .block(PATIENCE);
        run(lease, "SELECT 1");
    }

    private void changedSinceItWasRead() {
        R2dbcLease lease = lease();
        lease.begin(new TransactionMode(null, LockMode.DEFERRED, false)).block(PATIENCE);
        run(lease, "SELECT * FROM k");
        run(lease(), "UPDATE k SET c = 2");
        run(lease, "UPDATE k SET c = 3");
    }

    private void lockedByAnother() {
        lease().begin(TransactionMode.DEFAULT).block(PATIENCE);
        run(lease(), "UPDATE k SET c = 2");
    }
}
