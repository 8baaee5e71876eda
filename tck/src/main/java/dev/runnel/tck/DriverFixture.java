package dev.runnel.tck;

import dev.runnel.schema.Table;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Driver;
import dev.runnel.spi.PoolOptions;
import java.util.List;
import java.util.Optional;

/** What a driver module implements to run the suite. Its methods are called by tests, and may block. */
public interface DriverFixture {
    /** What the driver declares; the suite proves each of them, and that what is missing is refused by name. */
    Capabilities capabilities();

    /**
     * A driver on an empty database of its own: no tables, nobody else in it. Called for most tests, so it is cheap: a schema or a
     * name in a server that runs already.
     */
    Driver openEmpty(PoolOptions pool);

    /**
     * A driver on the database of an earlier test that has these tables and no others, without rows; empty where there is none. A fixture
     * returns one where emptying tables is cheaper than making them.
     */
    default Optional<Driver> openEmptied(PoolOptions pool, List<Table> tables) {
        return Optional.empty();
    }

    /** Empties the database of a driver that was closed, for {@link #openEmptied}, or removes it. It has these tables and no others. */
    default void release(Driver driver, List<Table> tables) {
        drop(driver);
    }

    /** What the database of a driver is at, for the message of a test that waits in vain; empty where nobody can say. */
    default String activity(Driver driver) {
        return "";
    }

    /** Removes the database of a driver that was closed. */
    default void drop(Driver driver) {}
}
