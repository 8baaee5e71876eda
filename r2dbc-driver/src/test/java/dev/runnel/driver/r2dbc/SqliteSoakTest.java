package dev.runnel.driver.r2dbc;

import dev.runnel.tck.stress.SoakTests;

class SqliteSoakTest extends SoakTests {
    SqliteSoakTest() {
        super(new SqliteStressFixture());
    }
}
