package dev.runnel.driver.r2dbc;

import dev.runnel.tck.attack.BankContract;

class H2BankTest extends BankContract {
    H2BankTest() {
        super(new H2Attacked());
    }
}
