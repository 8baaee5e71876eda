package dev.runnel.driver.r2dbc;

import dev.runnel.tck.attack.CancelDelayContract;

class PostgresCancelDelayTest extends CancelDelayContract {
    PostgresCancelDelayTest() {
        super(new PostgresAttacked(), PROMISED);
    }
}
