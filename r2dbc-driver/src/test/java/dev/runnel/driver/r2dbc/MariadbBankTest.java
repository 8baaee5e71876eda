package dev.runnel.driver.r2dbc;

import dev.runnel.tck.attack.BankContract;

class MariadbBankTest extends BankContract {
    MariadbBankTest() {
        super(new MysqlAttacked(MysqlServer.MARIADB));
    }
}
