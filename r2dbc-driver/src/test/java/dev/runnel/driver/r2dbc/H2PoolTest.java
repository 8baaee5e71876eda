package dev.runnel.driver.r2dbc;

import java.util.UUID;

class H2PoolTest extends ServerPoolTests {
    H2PoolTest() {
        super("r2dbc:h2:mem:///" + UUID.randomUUID());
    }

    @Override
    void breakAll(R2dbcLease lease) {
        lease.execute("SHUTDOWN IMMEDIATELY").onErrorComplete().block(PATIENCE);
    }
}
