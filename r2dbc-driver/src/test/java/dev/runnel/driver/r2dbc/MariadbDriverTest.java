package dev.runnel.driver.r2dbc;

class MariadbDriverTest extends DriverContract {
    MariadbDriverTest() {
        super(MysqlServer.MARIADB.newDatabase());
    }
}
