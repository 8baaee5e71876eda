package dev.runnel;

import dev.runnel.companion.BoundOrderedRowValue;
import dev.runnel.companion.BoundRowValue;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.error.InvalidValueException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import reactor.util.function.Tuple2;
import reactor.util.function.Tuple3;
import reactor.util.function.Tuple4;

/**
 * A tuple of expressions that conditions compare as one value, for example the components of a composite key. Immutable.
 *
 * <pre>{@code
 * Seats.filter(s -> RowValue.of(s.row(), s.number()).in(List.of(Tuples.of("A", 1L), Tuples.of("B", 7L))))
 * }</pre>
 *
 * @param <M> the model that the expressions start at
 * @param <T> the type that contains a value for each expression
 */
public interface RowValue<M, T> {
    /** Returns a row value of two expressions. */
    static <M, A, B> RowValue<M, Tuple2<A, B>> of(Expr<M, A> a, Expr<M, B> b) {
        return new BoundRowValue<>("a tuple", List.of(a, b), tuple -> Arrays.asList(tuple.toArray()));
    }

    /** Returns a row value of three expressions. */
    static <M, A, B, C> RowValue<M, Tuple3<A, B, C>> of(Expr<M, A> a, Expr<M, B> b, Expr<M, C> c) {
        return new BoundRowValue<>("a tuple", List.of(a, b, c), tuple -> Arrays.asList(tuple.toArray()));
    }

    /** Returns a row value of four expressions. */
    static <M, A, B, C, D> RowValue<M, Tuple4<A, B, C, D>> of(Expr<M, A> a, Expr<M, B> b, Expr<M, C> c, Expr<M, D> d) {
        return new BoundRowValue<>("a tuple", List.of(a, b, c, d), tuple -> Arrays.asList(tuple.toArray()));
    }

    /** Returns a row value of two expressions, which the database can order. */
    static <M, A, B> OrderedRowValue<M, Tuple2<A, B>> of(OrderedExpr<M, A> a, OrderedExpr<M, B> b) {
        return new BoundOrderedRowValue<>(List.of(a, b), tuple -> Arrays.asList(tuple.toArray()));
    }

    /** Returns a row value of three expressions, which the database can order. */
    static <M, A, B, C> OrderedRowValue<M, Tuple3<A, B, C>> of(
            OrderedExpr<M, A> a, OrderedExpr<M, B> b, OrderedExpr<M, C> c) {
        return new BoundOrderedRowValue<>(List.of(a, b, c), tuple -> Arrays.asList(tuple.toArray()));
    }

    /** Returns a row value of four expressions, which the database can order. */
    static <M, A, B, C, D> OrderedRowValue<M, Tuple4<A, B, C, D>> of(
            OrderedExpr<M, A> a, OrderedExpr<M, B> b, OrderedExpr<M, C> c, OrderedExpr<M, D> d) {
        return new BoundOrderedRowValue<>(List.of(a, b, c, d), tuple -> Arrays.asList(tuple.toArray()));
    }

    /**
     * Returns the condition that each expression equals its part of the value.
     *
     * @throws InvalidValueException when the value or one of its parts is null
     */
    Condition<M> eq(T value);

    /**
     * Returns the complement of {@link #eq}: at least one expression differs.
     *
     * @throws InvalidValueException when the value or one of its parts is null
     */
    Condition<M> ne(T value);

    /**
     * Returns the condition that the expressions equal one of the values. It is false for an empty collection, and where an expression is NULL.
     *
     * @throws InvalidStatementException when a value or one of its parts is null
     */
    Condition<M> in(Collection<? extends T> values);

    /** Returns the complement of {@link #in}. */
    Condition<M> notIn(Collection<? extends T> values);
}
