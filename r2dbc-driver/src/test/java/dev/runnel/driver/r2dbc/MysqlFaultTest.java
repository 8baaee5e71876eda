package dev.runnel.driver.r2dbc;

class MysqlFaultTest extends MysqlFaultTests {
    MysqlFaultTest() {
        super(MysqlServer.MYSQL);
    }
}
