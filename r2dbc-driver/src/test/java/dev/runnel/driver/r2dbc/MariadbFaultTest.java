package dev.runnel.driver.r2dbc;

class MariadbFaultTest extends MysqlFaultContract {
    MariadbFaultTest() {
        super(MysqlServer.MARIADB);
    }
}
