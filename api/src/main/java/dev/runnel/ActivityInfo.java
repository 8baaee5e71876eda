package dev.runnel;

import java.time.Duration;

/**
 * A statement, transaction or pinned connection that is active on a {@link Db} at one moment: from the request of its lease until the
 * release. A statement inside a transaction has no entry of its own.
 *
 * @param text the statement on one line, as {@link Session#explain} begins, or the kind and the name of the transaction or connection;
 *     it contains no value
 * @param state the state at that moment
 * @param age the time since the subscription
 */
public record ActivityInfo(String text, State state, Duration age) {
    /** The state of an activity. */
    public enum State {
        /** The activity waits for a connection. */
        WAITING_FOR_LEASE,
        /** The database executes a statement, or its result is emitted. */
        RUNNING,
        /** The subscriber of a stream has requested no more rows, and the stream keeps its connection. */
        WAITING_FOR_DEMAND,
        /** A transaction or pinned connection has a connection, but runs no statement. */
        IDLE
    }
}
