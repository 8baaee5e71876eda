package dev.runnel.driver.r2dbc;

import dev.runnel.tck.attack.BankContract;

class PostgresBankTest extends BankContract {
    PostgresBankTest() {
        super(new PostgresAttacked());
    }
}
