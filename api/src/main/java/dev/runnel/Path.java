package dev.runnel;

/**
 * A required column.
 *
 * @param <M> the model it starts at
 * @param <T> the Java type of its value
 */
public interface Path<M, T> extends OrderedExpr<M, T>, NonNullExpr<M, T> {
    /** This column, selected as an {@code Optional}: for one that is reached through an optional relation. */
    NullablePath<M, T> optional();
}
