package dev.runnel.driver.r2dbc;

import dev.runnel.tck.stress.CancelDelayTests;
import java.time.Duration;

class H2CancelDelayTest extends CancelDelayTests {
    /** H2 does not look at a cancel while it waits for a row, which it does for two seconds: decision 40. */
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(2);

    H2CancelDelayTest() {
        super(new H2StressFixture(), LOCK_TIMEOUT.plus(PROMISED));
    }
}
