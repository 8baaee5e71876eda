package dev.runnel.driver.r2dbc;

import dev.runnel.tck.attack.BankContract;
import java.time.Duration;

class SqliteBankTest extends BankContract {
    SqliteBankTest() {
        super(new SqliteAttacked(), Duration.ofSeconds(20));
    }
}
