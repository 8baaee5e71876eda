package dev.runnel.driver.r2dbc;

class MariadbCancelDelayTest extends MysqlCancelDelayTests {
    MariadbCancelDelayTest() {
        super(MysqlServer.MARIADB);
    }
}
