package dev.runnel.driver.r2dbc;

import dev.runnel.tck.attack.BankContract;
import java.time.Duration;

class MariadbBankTest extends BankContract {
    MariadbBankTest() {
        super(new MariadbAttacked(), Duration.ofSeconds(60));
    }
}
