package dev.runnel.spi;

import java.util.OptionalLong;

/**
 * The numbers of rows that an operation without returned rows has affected.
 *
 * @param matched the number of rows that were inserted, or that satisfied the condition of an update or delete
 * @param changed the number of rows whose values differ from before; empty if the database does not report it
 */
public record UpdateCount(long matched, OptionalLong changed) {
    /** Returns a count whose number of changed rows is not reported. */
    public static UpdateCount matched(long rows) {
        return new UpdateCount(rows, OptionalLong.empty());
    }
}
