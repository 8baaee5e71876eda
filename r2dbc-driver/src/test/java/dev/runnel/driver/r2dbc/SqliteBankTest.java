package dev.runnel.driver.r2dbc;

import dev.runnel.tck.stress.BankTests;

class SqliteBankTest extends BankTests {
    SqliteBankTest() {
        super(new SqliteStressFixture());
    }
}
