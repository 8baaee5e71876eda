package dev.runnel.driver.r2dbc;

class MariadbPoolTest extends MysqlPoolTests {
    MariadbPoolTest() {
        super(MysqlServer.MARIADB);
    }
}
