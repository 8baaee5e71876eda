package dev.runnel.type;

import java.util.Locale;

/**
 * A lock on each row that a query returns. The transaction keeps it until it ends.
 *
 * @param strength the access that other transactions keep
 * @param waiting the behaviour if another transaction has a lock on a row
 */
public record RowLock(Strength strength, LockWait waiting) {
    /** The access of other transactions to a locked row. They can always read it without a lock. */
    public enum Strength {
        /** Other transactions can neither change nor lock the row. */
        UPDATE,
        /** Other transactions can lock the row with {@code SHARE} too, and cannot change it. */
        SHARE
    }

    /** Returns the clause of SQL, for example {@code for update skip locked}. */
    @Override
    public String toString() {
        String strong = "for " + strength.name().toLowerCase(Locale.ROOT);
        return switch (waiting) {
            case WAIT -> strong;
            case NO_WAIT -> strong + " nowait";
            case SKIP_LOCKED -> strong + " skip locked";
        };
    }
}
