package dev.runnel.driver.r2dbc;

import dev.runnel.tck.attack.CancelStormContract;

class MysqlCancelStormTest extends CancelStormContract {
    MysqlCancelStormTest() {
        super(new MysqlAttacked(MysqlServer.MYSQL));
    }
}
