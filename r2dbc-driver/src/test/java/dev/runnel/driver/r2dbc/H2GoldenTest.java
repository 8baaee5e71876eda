package dev.runnel.driver.r2dbc;

import dev.runnel.tck.GoldenTck;

/** The golden cases on H2, their answers compared with those of the key-value plans in memory. */
class H2GoldenTest extends GoldenTck {
    H2GoldenTest() {
        super(new H2TckTest.Fixture());
    }
}
