package dev.runnel.driver.r2dbc;

import dev.runnel.tck.stress.BankTests;

class PostgresBankTest extends BankTests {
    PostgresBankTest() {
        super(new PostgresStressFixture());
    }
}
