package dev.runnel.driver.r2dbc;

import dev.runnel.tck.GoldenTck;

/** The golden cases on MariaDB, their answers compared with those of the key-value plans in memory. */
class MariadbGoldenTest extends GoldenTck {
    MariadbGoldenTest() {
        super(new MysqlFixture(MysqlServer.MARIADB));
    }
}
