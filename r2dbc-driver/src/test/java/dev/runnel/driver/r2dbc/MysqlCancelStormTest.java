package dev.runnel.driver.r2dbc;

import dev.runnel.tck.stress.CancelStressTests;

class MysqlCancelStormTest extends CancelStressTests {
    MysqlCancelStormTest() {
        super(new MysqlStressFixture(MysqlServer.MYSQL));
    }
}
