package dev.runnel.driver.r2dbc;

class MysqlFaultTest extends MysqlFaultContract {
    MysqlFaultTest() {
        super(MysqlServer.MYSQL);
    }
}
