package dev.runnel.driver.r2dbc;

import dev.runnel.tck.stress.RaceTests;

class MariadbRaceTest extends RaceTests {
    MariadbRaceTest() {
        super(new MysqlFixture(MysqlServer.MARIADB));
    }
}
