package dev.runnel.tck.scenario.task.composite;

import dev.runnel.tck.scenario.SharedPart;

/** The second part of a key. Not in the order of the names. */
public enum Zone {
    WEST,
    EAST;

    /** A zone that alternates after every two rows. */
    public static final class OfRow extends SharedPart<Zone> {
        @Override
        protected Zone ofRow(long row) {
            return row / 2 % 2 == 0 ? WEST : EAST;
        }
    }
}
