package dev.runnel.tck.stress;

import dev.runnel.spi.Driver;
import dev.runnel.tck.DriverFixture;

/** What a driver module implements to be attacked. A database that it opens is not only empty but has no sessions of anyone else. */
public interface StressFixture extends DriverFixture {
    /** The database of a driver that {@link #openEmpty} gave, as its operator sees it. */
    ServerAdmin outside(Driver driver);
}
