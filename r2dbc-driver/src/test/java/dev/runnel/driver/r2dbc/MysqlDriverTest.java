package dev.runnel.driver.r2dbc;

class MysqlDriverTest extends DriverContract {
    MysqlDriverTest() {
        super(MysqlServer.MYSQL.newDatabase());
    }
}
