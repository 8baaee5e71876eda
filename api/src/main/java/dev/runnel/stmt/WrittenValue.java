package dev.runnel.stmt;

import dev.runnel.schema.Field;

/**
 * The stored value of a field of a row that an earlier write of a {@link WriteSequence} inserts, or that its first statement reads. The executor replaces it by the value before it
 * runs the write.
 *
 * @param write the position of the insert or the read in the sequence
 * @param row the position of the row among the rows that are not nested
 * @param field the field of the row
 */
public record WrittenValue(int write, int row, Field field) {}
