package dev.runnel.driver.r2dbc;

class MysqlCancelDelayTest extends MysqlCancelDelayTests {
    MysqlCancelDelayTest() {
        super(MysqlServer.MYSQL);
    }
}
