package dev.runnel.driver.r2dbc;

import dev.runnel.spi.Isolation;
import dev.runnel.spi.TransactionMode;
import java.util.Map;

class MariadbErrorCodesTest extends MysqlErrorCodeTests {
    MariadbErrorCodesTest() {
        super(MysqlServer.MARIADB, "MariaDB");
    }

    @Override
    Map<String, Fault> faults() {
        Map<String, Fault> faults = super.faults();
        faults.put("4025", says("INSERT INTO k (a, b, c) VALUES (3, 3, -3)"));
        faults.put("1020", this::changedSinceTheSnapshot);
        faults.put("1969", says("SET STATEMENT max_statement_time = 0.05 FOR " + ENDLESS));
        faults.put("4151", this::connectsWhileLocked);
        return faults;
    }

    private void changedSinceTheSnapshot() {
        R2dbcLease lease = lease();
        lease.begin(new TransactionMode(Isolation.REPEATABLE_READ, null, false)).block(PATIENCE);
        run(lease, "SELECT 1 FROM k");
        run(lease(), "UPDATE k SET b = b + 1");
        run(lease, "UPDATE k SET b = b + 1");
    }
}
