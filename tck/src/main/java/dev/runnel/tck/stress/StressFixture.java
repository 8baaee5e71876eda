package dev.runnel.tck.stress;

import dev.runnel.spi.Driver;
import dev.runnel.tck.DriverFixture;

/**
 * The access of the stress tests to a backend, which a driver module implements. A database that it opens is empty and
 * has no other sessions.
 */
public interface StressFixture extends DriverFixture {
    /** The database of a driver that {@link #openEmpty} gave, as its operator sees it. */
    ServerAdmin outside(Driver driver);
}
