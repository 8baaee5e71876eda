package dev.runnel.driver.r2dbc;

import dev.runnel.tck.stress.RaceTests;

class PostgresRaceTest extends RaceTests {
    PostgresRaceTest() {
        super(new PostgresTckTest.Fixture());
    }
}
