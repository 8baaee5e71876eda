package dev.runnel.driver.r2dbc;

import dev.runnel.tck.stress.BankTests;

class MariadbBankTest extends BankTests {
    MariadbBankTest() {
        super(new MysqlStressFixture(MysqlServer.MARIADB));
    }
}
