package dev.runnel.driver.r2dbc;

class MariadbCancelDelayTest extends MysqlCancelDelayContract {
    MariadbCancelDelayTest() {
        super(MysqlServer.MARIADB);
    }
}
