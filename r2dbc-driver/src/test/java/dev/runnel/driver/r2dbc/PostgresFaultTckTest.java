package dev.runnel.driver.r2dbc;

import dev.runnel.tck.fault.FaultTck;

class PostgresFaultTckTest extends FaultTck {
    PostgresFaultTckTest() {
        super(new DedicatedPostgres());
    }
}
