package dev.runnel.driver.r2dbc;

import dev.runnel.tck.fault.FaultTck;

class MariadbFaultTckTest extends FaultTck {
    MariadbFaultTckTest() {
        super(new EmbeddedMysql(MysqlServer.MARIADB));
    }
}
