package dev.runnel.driver.r2dbc;

import dev.runnel.tck.attack.CancelStormContract;

class H2CancelStormTest extends CancelStormContract {
    H2CancelStormTest() {
        super(new H2Attacked());
    }
}
