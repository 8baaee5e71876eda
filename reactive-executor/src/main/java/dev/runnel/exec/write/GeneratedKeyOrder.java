package dev.runnel.exec.write;

import dev.runnel.error.DriverException;
import dev.runnel.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * The order of the keys that one INSERT returns. A counter goes up, or down, in the order of the inserted rows. Returned keys that do the
 * same confirm that the rows are in that order, which SQL does not promise. Has the state of one execution.
 */
final class GeneratedKeyOrder {
    /** The SQLSTATE of a triggered data change violation. */
    private static final String TRIGGERED_CHANGE = "27000";

    private @Nullable Number last;
    private int direction;
    private boolean isBroken;

    /** Takes the key of the next returned row. */
    void accept(Number key) {
        if (last != null) {
            int step = Long.compare(key.longValue(), last.longValue());
            isBroken |= step == 0 || step == -direction;
            direction = step;
        }
        last = key;
    }

    /** @throws DriverException if the keys neither ascend nor descend */
    void require(Table table) {
        if (isBroken) {
            throw new DriverException("the keys that the database generated have no order", TRIGGERED_CHANGE, null)
                    .with("table", table.name())
                    .hint("the keys cannot be assigned to the rows, which are inserted unless a transaction rolls them"
                            + " back; a trigger, or a default that is no counter, changes the keys: set the keys in the"
                            + " application, or insert one row at a time");
        }
    }
}
