package dev.runnel.driver.r2dbc;

class MysqlCancelDelayTest extends MysqlCancelDelayContract {
    MysqlCancelDelayTest() {
        super(MysqlServer.MYSQL);
    }
}
