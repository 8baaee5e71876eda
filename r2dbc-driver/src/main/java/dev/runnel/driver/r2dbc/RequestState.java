package dev.runnel.driver.r2dbc;

/** How far something that was {@link PendingRequest} is. */
enum RequestState {
    /** Its answer is awaited. */
    OPEN,
    /** Its answer is awaited no longer, and its subscriber is yet to be told. */
    OVERDUE,
    /** Its subscriber was told, or has cancelled. */
    OVER
}
