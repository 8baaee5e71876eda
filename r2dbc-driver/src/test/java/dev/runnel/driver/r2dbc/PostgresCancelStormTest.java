package dev.runnel.driver.r2dbc;

import dev.runnel.tck.attack.CancelStormContract;

class PostgresCancelStormTest extends CancelStormContract {
    PostgresCancelStormTest() {
        super(new PostgresAttacked());
    }
}
