package dev.runnel.driver.r2dbc;

import dev.runnel.tck.stress.SoakTests;

class PostgresSoakTest extends SoakTests {
    PostgresSoakTest() {
        super(new PostgresStressFixture());
    }
}
