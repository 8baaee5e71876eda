package dev.runnel.driver.r2dbc;

import dev.runnel.tck.attack.BankContract;

class SqliteBankTest extends BankContract {
    SqliteBankTest() {
        super(new SqliteAttacked());
    }
}
