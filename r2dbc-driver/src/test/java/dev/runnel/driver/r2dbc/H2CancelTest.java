package dev.runnel.driver.r2dbc;

import java.util.UUID;

class H2CancelTest extends CancelContract {
    H2CancelTest() {
        super("r2dbc:h2:mem:///" + UUID.randomUUID());
    }
}
