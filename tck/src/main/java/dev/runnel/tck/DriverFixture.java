package dev.runnel.tck;

import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Driver;
import dev.runnel.spi.PoolOptions;

/** What a driver module implements to run the suite. Its methods are called by tests, and may block. */
public interface DriverFixture {
    /** What the driver declares; the suite proves each of them, and that what is missing is refused by name. */
    Capabilities capabilities();

    /**
     * A driver on an empty database of its own: no tables, nobody else in it. Called for every test, so it is cheap: a schema or a
     * name in a server that runs already.
     */
    Driver openEmpty(PoolOptions pool);

    /** What the database of a driver is at, for the message of a test that waits in vain; empty where nobody can say. */
    default String activity(Driver driver) {
        return "";
    }

    /** Removes the database of a driver that was closed. */
    default void drop(Driver driver) {}
}
