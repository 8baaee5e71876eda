package dev.runnel.driver.r2dbc;

import dev.runnel.tck.stress.CancelStressTests;

class H2CancelStormTest extends CancelStressTests {
    H2CancelStormTest() {
        super(new H2StressFixture());
    }
}
