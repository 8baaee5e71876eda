package dev.runnel.driver.r2dbc;

import dev.runnel.tck.stress.SoakTests;

class H2SoakTest extends SoakTests {
    H2SoakTest() {
        super(new H2StressFixture());
    }
}
