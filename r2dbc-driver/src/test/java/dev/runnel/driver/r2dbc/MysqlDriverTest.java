package dev.runnel.driver.r2dbc;

class MysqlDriverTest extends DriverTests {
    MysqlDriverTest() {
        super(MysqlServer.MYSQL.newDatabase());
    }
}
