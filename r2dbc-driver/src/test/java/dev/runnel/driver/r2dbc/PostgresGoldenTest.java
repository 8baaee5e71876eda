package dev.runnel.driver.r2dbc;

import dev.runnel.tck.GoldenTck;

/** The golden cases on PostgreSQL, their answers compared with those of the key-value plans in memory. */
class PostgresGoldenTest extends GoldenTck {
    PostgresGoldenTest() {
        super(new PostgresTckTest.Fixture());
    }
}
