package dev.runnel.model;

/** The effect on a record of {@link BelongsTo} if its related record is deleted, or if it is unlinked from that record. */
public enum ReferentialAction {
    /** The statement is rejected. */
    RESTRICT,
    /** The foreign key of the record becomes null. */
    CLEAR,
    /** The record is deleted. */
    DELETE
}
