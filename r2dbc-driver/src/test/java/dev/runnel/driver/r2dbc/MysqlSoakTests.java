package dev.runnel.driver.r2dbc;

import dev.runnel.tck.stress.SoakTests;
import java.util.HashSet;
import java.util.Set;

/** A soak of MySQL or MariaDB. */
abstract class MysqlSoakTests extends SoakTests {
    MysqlSoakTests(MysqlServer server) {
        super(new MysqlStressFixture(server));
    }

    /** InnoDB locks the row that a reference leads to, and what lies beside a row in an index: there are deadlocks. */
    @Override
    protected Set<String> expected() {
        Set<String> expected = new HashSet<>(super.expected());
        expected.add(CONFLICT);
        return expected;
    }
}
