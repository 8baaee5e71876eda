package dev.runnel.driver.r2dbc;

import dev.runnel.tck.stress.CancelStressTests;

class MariadbCancelStormTest extends CancelStressTests {
    MariadbCancelStormTest() {
        super(new MysqlStressFixture(MysqlServer.MARIADB));
    }
}
