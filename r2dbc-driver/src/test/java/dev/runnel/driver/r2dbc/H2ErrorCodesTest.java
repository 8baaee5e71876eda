package dev.runnel.driver.r2dbc;

import dev.runnel.spi.Driver;
import dev.runnel.spi.TransactionMode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class H2ErrorCodesTest extends ErrorCodeTests {
    @TempDir
    static Path folder;

    H2ErrorCodesTest() {
        super(inMemory(), "H2");
    }

    private static String inMemory() {
        return "r2dbc:h2:mem:///" + UUID.randomUUID();
    }

    @BeforeAll
    void tables() throws Exception {
        says(
                        "CREATE TABLE k (a int PRIMARY KEY, b int NOT NULL, c int CHECK (10 / c > 1), d varchar(2), e tinyint)",
                        "CREATE TABLE r (k int REFERENCES k)",
                        "CREATE TABLE \"Mixed\" (a int)",
                        "INSERT INTO k (a, b) VALUES (1, 1), (2, 2)",
                        "INSERT INTO r VALUES (1)")
                .happens();
    }

    @Override
    Map<String, Fault> faults() {
        Map<String, Fault> faults = new LinkedHashMap<>();
        faults.put("23505", says("INSERT INTO k (a, b) VALUES (1, 1)"));
        faults.put("23503", says("DELETE FROM k"));
        faults.put("23506", says("INSERT INTO r VALUES (9)"));
        faults.put("23502", says("INSERT INTO k (a, b) VALUES (3, NULL)"));
        faults.put("23513", says("INSERT INTO k (a, b, c) VALUES (3, 3, 10)"));
        faults.put("23514", says("INSERT INTO k (a, b, c) VALUES (3, 3, 0)"));
        faults.put("22001", says("INSERT INTO k (a, b, d) VALUES (3, 3, 'long')"));
        faults.put("22003", says("SELECT 2000000000 * a * 2 FROM k"));
        faults.put("22004", says("INSERT INTO k (a, b, e) VALUES (3, 3, 1000)"));
        faults.put("22012", says("SELECT 1 / (a - a) FROM k"));
        faults.put("42S02", says("SELECT 1 FROM nowhere"));
        faults.put("42S03", says("SELECT 1 FROM mixed"));
        faults.put("42S04", () -> run(lease(open(inMemory())), "SELECT 1 FROM nowhere"));
        faults.put("42S22", says("SELECT nothing FROM k"));
        faults.put("22018", says("SELECT 1 FROM k WHERE a = 'x'"));
        faults.put("90110", says("SELECT 1 FROM k WHERE RANDOM_UUID() = DATE '2020-01-01'"));
        faults.put("40001", this::deadlock);
        faults.put("HYT00", this::lockedByAnother);
        faults.put("57014", says("SET QUERY_TIMEOUT 50", H2FaultTest.ENDLESS));
        faults.put("90067", this::shutDown);
        faults.put("90097", this::writesWhereItMayOnlyRead);
        faults.put("28000", connecting(url.replace("mem:///", "mem://other:wrong@/")));
        faults.put("90146", connecting(inMemory() + "?options=IFEXISTS=TRUE"));
        faults.put("90031", connecting("r2dbc:h2:file:////dev/null/here"));
        faults.put("90028", connecting("r2dbc:h2:file:////proc/here"));
        return faults;
    }

    private void deadlock() throws Exception {
        R2dbcLease one = lease();
        R2dbcLease other = lease();
        run(one, "SET LOCK_TIMEOUT 10000");
        run(other, "SET LOCK_TIMEOUT 10000");
        one.begin(TransactionMode.DEFAULT).block(PATIENCE);
        other.begin(TransactionMode.DEFAULT).block(PATIENCE);
        run(one, "UPDATE k SET b = 0 WHERE a = 1");
        run(other, "UPDATE k SET b = 0 WHERE a = 2");
        runBeside(one, "UPDATE k SET b = 0 WHERE a = 2", () -> run(other, "UPDATE k SET b = 0 WHERE a = 1"));
    }

    private void lockedByAnother() {
        R2dbcLease other = lease();
        other.begin(TransactionMode.DEFAULT).block(PATIENCE);
        run(other, "UPDATE k SET b = 0");
        run(lease(), "SET LOCK_TIMEOUT 50", "UPDATE k SET b = 0");
    }

    private void shutDown() {
        Driver own = open(inMemory());
        R2dbcLease other = lease(own);
        R2dbcLease lease = lease(own);
        other.execute("SHUTDOWN IMMEDIATELY").onErrorComplete().block(PATIENCE);
        run(lease, "SELECT 1");
    }

    private void writesWhereItMayOnlyRead() {
        String file = "r2dbc:h2:file:///" + folder.resolve("read");
        Driver first = open(file);
        run(lease(first), "CREATE TABLE k (a int)");
        release();
        first.close().block(PATIENCE);
        run(lease(open(file + "?options=ACCESS_MODE_DATA=r")), "INSERT INTO k VALUES (1)");
    }
}
