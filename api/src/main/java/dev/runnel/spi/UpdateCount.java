package dev.runnel.spi;

import java.util.OptionalLong;

/**
 * What an operation without rows did.
 *
 * @param matched the rows that the condition held for, or that were inserted
 * @param changed the rows that came out different, where the store tells
 */
public record UpdateCount(long matched, OptionalLong changed) {
    public static UpdateCount matched(long rows) {
        return new UpdateCount(rows, OptionalLong.empty());
    }
}
