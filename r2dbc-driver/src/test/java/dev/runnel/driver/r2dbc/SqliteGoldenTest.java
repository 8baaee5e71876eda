package dev.runnel.driver.r2dbc;

import dev.runnel.tck.GoldenTck;

/** The golden cases on SQLite, their answers compared with those of the key-value plans in memory. */
class SqliteGoldenTest extends GoldenTck {
    SqliteGoldenTest() {
        super(new SqliteTckTest.Fixture());
    }
}
