package dev.runnel.driver.r2dbc;

import dev.runnel.tck.stress.BankTests;

class MysqlBankTest extends BankTests {
    MysqlBankTest() {
        super(new MysqlStressFixture(MysqlServer.MYSQL));
    }
}
