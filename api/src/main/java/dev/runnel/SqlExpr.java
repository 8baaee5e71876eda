package dev.runnel;

import java.util.Optional;

/**
 * A value that SQL of the application computes: {@link Sql#expr}. Its selection is the value itself, and a {@code DecodeException} where it is
 * NULL; {@link #optional} selects NULL as empty.
 *
 * @param <M> the model of the rows
 * @param <T> the Java type of the value
 */
public interface SqlExpr<M, T> extends OrderedExpr<M, T>, NonNullExpr<M, T> {
    /** Returns a selection of the value, empty where it is NULL. */
    Selectable<M, Optional<T>> optional();
}
