package dev.runnel.driver.r2dbc;

import java.util.UUID;

class H2DriverTest extends DriverContract {

    H2DriverTest() {
        super("r2dbc:h2:mem:///" + UUID.randomUUID());
    }
}
