package dev.runnel.type;

/** What becomes of a row that is to be locked while another transaction holds it. */
public enum LockWait {
    /** It is waited for, as long as the database has it. */
    WAIT,
    /** The statement fails at once, as {@code Conflict}. */
    NO_WAIT,
    /** It is left out, as if it were not there. */
    SKIP_LOCKED
}
