package dev.runnel.driver.r2dbc;

import dev.runnel.tck.attack.SoakContract;
import java.util.HashSet;
import java.util.Set;

/** A soak of MySQL or MariaDB. */
abstract class MysqlSoakContract extends SoakContract {
    MysqlSoakContract(MysqlServer server) {
        super(new MysqlAttacked(server));
    }

    /** InnoDB locks the row that a reference leads to, and what lies beside a row in an index: there are deadlocks. */
    @Override
    protected Set<String> expected() {
        Set<String> expected = new HashSet<>(super.expected());
        expected.add(CONFLICT);
        return expected;
    }
}
