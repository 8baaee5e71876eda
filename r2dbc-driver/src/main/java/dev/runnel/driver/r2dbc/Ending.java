package dev.runnel.driver.r2dbc;

/** How far something that was {@link Asked} is. */
enum Ending {
    /** Its answer is awaited. */
    OPEN,
    /** Its answer is awaited no longer, and its subscriber is yet to be told. */
    OVERDUE,
    /** Its subscriber was told, or has cancelled. */
    OVER
}
