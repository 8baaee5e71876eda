package dev.runnel.tck.stress;

import dev.runnel.tck.fault.NetworkCondition;
import java.util.List;

/** Administrative access to a database, on a connection outside of the driver. Its methods block. Thread-safe. */
public interface ServerAdmin extends AutoCloseable {
    /** The sessions of the driver, without this one. */
    List<Session> sessions();

    /** Ends a session, and what it does. One that is gone already is none. */
    void kill(Session session);

    /** Sets the condition of the network between the driver and its database. Has no effect without a network. */
    default void becomes(NetworkCondition network) {}

    @Override
    void close();

    /**
     * A session of a driver.
     *
     * @param id as the database names it
     * @param runs whether it does something now
     * @param inTransaction whether it is in a transaction, as far as the database tells: some know only of those that have written
     */
    record Session(String id, boolean runs, boolean inTransaction) {
        /** Nothing runs in it, and others may wait for what it has locked. */
        public boolean isIdleInTransaction() {
            return inTransaction && !runs;
        }
    }
}
