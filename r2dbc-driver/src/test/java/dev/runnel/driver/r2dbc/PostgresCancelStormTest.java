package dev.runnel.driver.r2dbc;

import dev.runnel.tck.stress.CancelStressTests;

class PostgresCancelStormTest extends CancelStressTests {
    PostgresCancelStormTest() {
        super(new PostgresStressFixture());
    }
}
