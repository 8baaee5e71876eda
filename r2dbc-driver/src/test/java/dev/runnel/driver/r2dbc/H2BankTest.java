package dev.runnel.driver.r2dbc;

import dev.runnel.tck.stress.BankTests;

class H2BankTest extends BankTests {
    H2BankTest() {
        super(new H2StressFixture());
    }
}
