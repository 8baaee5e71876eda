package dev.runnel.driver.r2dbc;

class MariadbSoakTest extends MysqlSoakContract {
    MariadbSoakTest() {
        super(MysqlServer.MARIADB);
    }
}
