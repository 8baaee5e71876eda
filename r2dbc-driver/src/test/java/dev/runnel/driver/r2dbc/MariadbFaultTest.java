package dev.runnel.driver.r2dbc;

class MariadbFaultTest extends MysqlFaultTests {
    MariadbFaultTest() {
        super(MysqlServer.MARIADB);
    }
}
