package dev.runnel;

import java.util.OptionalLong;

/**
 * The row counts of an update or delete.
 *
 * @param matched the number of rows for which the condition was true
 * @param changed the number of rows whose values changed. A delete changes each matched row, and a statement without matched rows changes
 *     none. An update with {@code skippingEqual()} matches the rows that it changes. For another update it is the number that the driver reports;
 *     the drivers of Runnel report matched rows only, so it is empty
 */
public record MutationResult(long matched, OptionalLong changed) {}
