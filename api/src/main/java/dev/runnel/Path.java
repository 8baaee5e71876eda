package dev.runnel;

/**
 * A required column.
 *
 * @param <M> the model that the expression starts at
 * @param <T> the Java type of its value
 */
public interface Path<M, T> extends OrderedExpr<M, T>, NonNullExpr<M, T> {
    /** Returns this column as an {@code Optional}, for a selection through an optional relation: empty where the relation has no row. */
    NullablePath<M, T> optional();
}
