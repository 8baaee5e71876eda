package dev.runnel.tck.probe;

/**
 * One call of a driver.
 *
 * @param lease the number of the lease, from 1; 0 for a call that acquires one
 * @param text the text of the statement for {@link Kind#ROWS} and {@link Kind#RUN}; the select of a cursor; the mode of
 *     a BEGIN; the name of a savepoint; otherwise empty
 */
public record Call(int lease, Kind kind, String text) {
    /** The called method. */
    public enum Kind {
        ACQUIRE,
        ROWS,
        RUN,
        BEGIN,
        COMMIT,
        ROLLBACK,
        SAVEPOINT,
        RELEASE_SAVEPOINT,
        ROLLBACK_TO,
        OPEN_CURSOR,
        FETCH,
        CLOSE_CURSOR,
        CANCEL,
        RELEASE
    }

    /** Whether it sends a statement. */
    public boolean isStatement() {
        return kind == Kind.ROWS || kind == Kind.RUN || kind == Kind.FETCH;
    }

    @Override
    public String toString() {
        String name = lease + " " + kind.name().toLowerCase(java.util.Locale.ROOT);
        return text.isEmpty() ? name : name + " " + text;
    }
}
