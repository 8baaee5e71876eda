package dev.runnel.driver.r2dbc;

import dev.runnel.tck.attack.BankContract;

class MysqlBankTest extends BankContract {
    MysqlBankTest() {
        super(new MysqlAttacked(MysqlServer.MYSQL));
    }
}
