package dev.runnel.driver.r2dbc;

import dev.runnel.tck.stress.CancelDelayTests;

class PostgresCancelDelayTest extends CancelDelayTests {
    PostgresCancelDelayTest() {
        super(new PostgresStressFixture(), PROMISED);
    }
}
