package dev.runnel.driver.r2dbc;

import dev.runnel.tck.fault.FaultTck;

class MysqlFaultTckTest extends FaultTck {
    MysqlFaultTckTest() {
        super(new EmbeddedMysql(MysqlServer.MYSQL));
    }
}
