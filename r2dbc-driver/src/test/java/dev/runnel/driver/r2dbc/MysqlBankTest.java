package dev.runnel.driver.r2dbc;

import dev.runnel.tck.attack.BankContract;
import java.time.Duration;

class MysqlBankTest extends BankContract {
    MysqlBankTest() {
        super(new MysqlAttacked(MysqlServer.MYSQL), Duration.ofSeconds(60));
    }
}
