package dev.runnel.tck;

import dev.runnel.schema.Table;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Driver;
import dev.runnel.spi.PoolOptions;
import java.util.List;
import java.util.Optional;

/** The access of the suite to a backend, which a driver module implements. Tests call its methods, which may block. */
public interface DriverFixture {
    /**
     * The capabilities of the driver. The suite proves each declared one, and that statements that need a missing one
     * are rejected with an error code.
     */
    Capabilities capabilities();

    /**
     * Opens a driver on a new empty database that nothing else uses. Most tests call this, so it must be cheap: for
     * example a schema on a running server.
     */
    Driver openEmpty(PoolOptions pool);

    /**
     * Opens a driver on the database of an earlier test that has exactly these tables, without rows; empty if there is
     * none. A fixture returns one if emptying tables is cheaper than creating them.
     */
    default Optional<Driver> openEmptied(PoolOptions pool, List<Table> tables) {
        return Optional.empty();
    }

    /**
     * Empties the database of a closed driver, for {@link #openEmptied}, or removes it. It has exactly these tables.
     */
    default void release(Driver driver, List<Table> tables) {
        drop(driver);
    }

    /** The activity of the database of a driver, for the message of a test that times out; empty if unknown. */
    default String activity(Driver driver) {
        return "";
    }

    /**
     * Creates a trigger in the database of a driver. The database is removed after the test.
     *
     * @param table the name of the table
     * @param column the name of a text column
     * @return false if the database has no such trigger
     */
    default boolean createTrigger(Driver driver, InsertTrigger trigger, String table, String column) {
        return false;
    }

    /** Removes the database of a closed driver. */
    default void drop(Driver driver) {}
}
