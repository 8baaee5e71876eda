package dev.runnel.driver.r2dbc;

class MysqlPoolTest extends MysqlPoolTests {
    MysqlPoolTest() {
        super(MysqlServer.MYSQL);
    }
}
