package dev.runnel.spi;

import java.util.OptionalLong;

/**
 * What an operation without rows did.
 *
 * @param matched the rows that the condition held for, or that were inserted
 * @param changed the rows that came out different, where the store tells
 */
public record Outcome(long matched, OptionalLong changed) {
    public static Outcome matched(long rows) {
        return new Outcome(rows, OptionalLong.empty());
    }
}
