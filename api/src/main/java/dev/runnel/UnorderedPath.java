package dev.runnel;

/**
 * A required column whose values have no order that the store knows: an enum. They are equal or not.
 *
 * @param <M> the model it starts at
 * @param <T> the Java type of its value
 */
public interface UnorderedPath<M, T> extends NonNullExpr<M, T> {
    /** This column, selected as an {@code Optional}: for one that is reached through an optional relation. */
    NullableUnorderedPath<M, T> optional();
}
