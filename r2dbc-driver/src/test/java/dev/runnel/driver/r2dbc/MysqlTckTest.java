package dev.runnel.driver.r2dbc;

import dev.runnel.tck.DriverTck;

/** The suite on MySQL, a database for each test. */
class MysqlTckTest extends DriverTck {
    MysqlTckTest() {
        super(new MysqlFixture(MysqlServer.MYSQL));
    }
}
