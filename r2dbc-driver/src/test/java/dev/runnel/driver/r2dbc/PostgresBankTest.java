package dev.runnel.driver.r2dbc;

import dev.runnel.tck.attack.BankContract;
import java.time.Duration;

class PostgresBankTest extends BankContract {
    PostgresBankTest() {
        super(new PostgresAttacked(), Duration.ofSeconds(60));
    }
}
