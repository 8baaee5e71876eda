package dev.runnel;

import java.util.OptionalLong;

/**
 * What an update or delete of any number of rows did.
 *
 * @param matched the rows that its condition held for
 * @param changed the rows that came out different, where the database tells
 */
public record MutationResult(long matched, OptionalLong changed) {}
