package dev.runnel.driver.r2dbc;

import dev.runnel.tck.DriverTck;

/** The suite on MariaDB, a database for each test. */
class MariadbTckTest extends DriverTck {
    MariadbTckTest() {
        super(new MysqlFixture(MysqlServer.MARIADB));
    }
}
