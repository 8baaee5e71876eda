package dev.runnel.type;

import java.util.Locale;

/**
 * A lock on each row that a query gives, which a transaction holds until it ends.
 *
 * @param strength what others may still do with the row
 * @param waiting what becomes of a row that another transaction holds
 */
public record RowLock(Strength strength, LockWait waiting) {
    /** What others may still do with a locked row: reading without a lock always. */
    public enum Strength {
        /** Nothing else. */
        UPDATE,
        /** Lock it so too. */
        SHARE
    }

    /** As SQL says it: {@code for update skip locked}. */
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
