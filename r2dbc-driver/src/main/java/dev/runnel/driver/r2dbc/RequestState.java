package dev.runnel.driver.r2dbc;

/** The state of a {@link PendingRequest}. */
enum RequestState {
    /** The subscriber waits for the answer. */
    OPEN,
    /** The request has timed out, and the subscriber is not notified yet. */
    OVERDUE,
    /** The subscriber was notified, or has cancelled. */
    OVER
}
