package dev.runnel;

import java.time.Duration;

/**
 * What runs on a Db at one moment: a statement, a transaction or a connection, from when it asks for a lease until that went back. What runs
 * inside of a transaction is not there for itself.
 *
 * @param text the statement as {@link Session#explain} begins, on one line, or the kind and the name of what it is; no value is in it
 * @param age since it was subscribed to
 */
public record ActivityInfo(String text, State state, Duration age) {
    /** What it does. */
    public enum State {
        /** It has no connection yet. */
        WAITING_FOR_LEASE,
        /** The database is asked, or its answer is given on. */
        RUNNING,
        /** A stream whose subscriber asks for no more rows, and which holds its connection. */
        WAITING_FOR_DEMAND,
        /** A transaction or connection which holds its connection while no statement of it runs: its body does something else. */
        IDLE
    }
}
