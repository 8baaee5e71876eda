package dev.runnel.driver.r2dbc;

import dev.runnel.tck.attack.CancelDelayContract;
import java.time.Duration;

class H2CancelDelayTest extends CancelDelayContract {
    /** H2 does not look at a cancel while it waits for a row: its lock timeout is two seconds. */
    private static final Duration LOCK = Duration.ofSeconds(3);

    H2CancelDelayTest() {
        super(new H2Attacked(), LOCK);
    }
}
