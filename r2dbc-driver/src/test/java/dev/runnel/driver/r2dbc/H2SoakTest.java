package dev.runnel.driver.r2dbc;

import dev.runnel.tck.attack.SoakContract;

class H2SoakTest extends SoakContract {
    H2SoakTest() {
        super(new H2Attacked());
    }
}
