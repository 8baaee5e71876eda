package dev.runnel.driver.r2dbc;

import dev.runnel.tck.stress.RaceTests;

class SqliteRaceTest extends RaceTests {
    SqliteRaceTest() {
        super(new SqliteTckTest.Fixture());
    }
}
