package dev.runnel.tck.memory;

import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Driver;
import dev.runnel.spi.PoolOptions;
import dev.runnel.tck.DriverFixture;

/** A fixture with a new store for each driver. */
public final class MemoryFixture implements DriverFixture {
    @Override
    public Capabilities capabilities() {
        return MemoryDriver.CAPABILITIES;
    }

    @Override
    public Driver openEmpty(PoolOptions pool) {
        return MemoryDriver.onEmptyStore(pool);
    }
}
