package dev.runnel.driver.r2dbc;

class MariadbPoolTest extends MysqlPoolContract {
    MariadbPoolTest() {
        super(MysqlServer.MARIADB);
    }
}
