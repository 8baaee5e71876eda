package dev.runnel.driver.r2dbc;

import dev.runnel.tck.stress.RaceTests;

class H2RaceTest extends RaceTests {
    H2RaceTest() {
        super(new H2TckTest.Fixture());
    }
}
