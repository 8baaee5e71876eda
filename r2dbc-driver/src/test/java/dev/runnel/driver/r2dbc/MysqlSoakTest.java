package dev.runnel.driver.r2dbc;

class MysqlSoakTest extends MysqlSoakTests {
    MysqlSoakTest() {
        super(MysqlServer.MYSQL);
    }
}
