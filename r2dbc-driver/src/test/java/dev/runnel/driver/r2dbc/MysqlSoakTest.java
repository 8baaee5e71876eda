package dev.runnel.driver.r2dbc;

class MysqlSoakTest extends MysqlSoakContract {
    MysqlSoakTest() {
        super(MysqlServer.MYSQL);
    }
}
