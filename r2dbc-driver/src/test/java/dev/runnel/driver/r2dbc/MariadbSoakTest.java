package dev.runnel.driver.r2dbc;

class MariadbSoakTest extends MysqlSoakTests {
    MariadbSoakTest() {
        super(MysqlServer.MARIADB);
    }
}
