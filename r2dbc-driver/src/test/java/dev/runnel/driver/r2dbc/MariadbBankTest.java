package dev.runnel.driver.r2dbc;

import dev.runnel.tck.attack.BankContract;
import java.time.Duration;

class MariadbBankTest extends BankContract {
    MariadbBankTest() {
        super(new MysqlAttacked(MysqlServer.MARIADB), Duration.ofSeconds(60));
    }
}
