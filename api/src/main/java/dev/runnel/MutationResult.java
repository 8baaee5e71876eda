package dev.runnel;

import java.util.OptionalLong;

/**
 * What an update or delete of any number of rows did.
 *
 * @param matched the rows that its condition held for
 * @param changed the rows that came out different. Every row that was removed, and none where none matched; of an update that matched
 *     some, what the database says. PostgreSQL, H2 and key-value stores do not: then it is empty
 */
public record MutationResult(long matched, OptionalLong changed) {}
