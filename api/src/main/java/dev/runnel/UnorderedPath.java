package dev.runnel;

/**
 * A required column whose values the database can compare for equality, but not by order, for example an enum.
 *
 * @param <M> the model that the expression starts at
 * @param <T> the Java type of its value
 */
public interface UnorderedPath<M, T> extends NonNullExpr<M, T> {
    /** Returns this column as an {@code Optional}, for a selection through an optional relation: empty where the relation has no row. */
    NullableUnorderedPath<M, T> optional();
}
