package dev.runnel.driver.r2dbc;

class MysqlPoolTest extends MysqlPoolContract {
    MysqlPoolTest() {
        super(MysqlServer.MYSQL);
    }
}
