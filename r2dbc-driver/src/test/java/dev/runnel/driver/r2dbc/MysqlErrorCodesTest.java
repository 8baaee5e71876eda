package dev.runnel.driver.r2dbc;

import dev.runnel.spi.TransactionMode;
import java.util.Map;

class MysqlErrorCodesTest extends MysqlErrorCodeTests {
    MysqlErrorCodesTest() {
        super(MysqlServer.MYSQL, "MySQL");
    }

    @Override
    Map<String, Fault> faults() {
        Map<String, Fault> faults = super.faults();
        faults.put("3572", this::lockedAndNotWaitedFor);
        faults.put("3024", says("SET max_execution_time = 50", ENDLESS));
        faults.put("3118", this::connectsWhileLocked);
        return faults;
    }

    private void lockedAndNotWaitedFor() {
        R2dbcLease other = lease();
        other.begin(TransactionMode.DEFAULT).block(PATIENCE);
        run(other, "UPDATE k SET b = 0");
        run(lease(), "SELECT 1 FROM k FOR UPDATE NOWAIT");
    }
}
