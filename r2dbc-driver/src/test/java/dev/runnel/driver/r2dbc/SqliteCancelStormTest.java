package dev.runnel.driver.r2dbc;

import dev.runnel.tck.attack.CancelStormContract;

class SqliteCancelStormTest extends CancelStormContract {
    SqliteCancelStormTest() {
        super(new SqliteAttacked());
    }
}
