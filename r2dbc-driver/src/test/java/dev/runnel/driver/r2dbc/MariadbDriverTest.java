package dev.runnel.driver.r2dbc;

class MariadbDriverTest extends DriverTests {
    MariadbDriverTest() {
        super(MysqlServer.MARIADB.newDatabase());
    }
}
