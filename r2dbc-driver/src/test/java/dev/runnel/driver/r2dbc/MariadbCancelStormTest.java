package dev.runnel.driver.r2dbc;

import dev.runnel.tck.attack.CancelStormContract;

class MariadbCancelStormTest extends CancelStormContract {
    MariadbCancelStormTest() {
        super(new MysqlAttacked(MysqlServer.MARIADB));
    }
}
