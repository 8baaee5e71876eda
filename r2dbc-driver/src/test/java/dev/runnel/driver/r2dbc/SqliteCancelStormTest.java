package dev.runnel.driver.r2dbc;

import dev.runnel.tck.stress.CancelStressTests;

class SqliteCancelStormTest extends CancelStressTests {
    SqliteCancelStormTest() {
        super(new SqliteStressFixture());
    }
}
