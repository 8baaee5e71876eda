package dev.runnel.driver.r2dbc;

import dev.runnel.tck.stress.RaceTests;

class MysqlRaceTest extends RaceTests {
    MysqlRaceTest() {
        super(new MysqlFixture(MysqlServer.MYSQL));
    }
}
