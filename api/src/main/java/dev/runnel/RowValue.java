package dev.runnel;

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
 * Several expressions taken as one value: the parts of a key, or any others, which are compared together.
 *
 * <pre>{@code
 * Seats.filter(s -> RowValue.of(s.row(), s.number()).in(List.of(Tuples.of("A", 1L), Tuples.of("B", 7L))))
 * }</pre>
 *
 * @param <M> the model they start at
 * @param <T> what holds a value for each of them
 */
public interface RowValue<M, T> {
    static <M, A, B> RowValue<M, Tuple2<A, B>> of(Expr<M, A> a, Expr<M, B> b) {
        return new BoundRowValue<>("a tuple", List.of(a, b), tuple -> Arrays.asList(tuple.toArray()));
    }

    static <M, A, B, C> RowValue<M, Tuple3<A, B, C>> of(Expr<M, A> a, Expr<M, B> b, Expr<M, C> c) {
        return new BoundRowValue<>("a tuple", List.of(a, b, c), tuple -> Arrays.asList(tuple.toArray()));
    }

    static <M, A, B, C, D> RowValue<M, Tuple4<A, B, C, D>> of(Expr<M, A> a, Expr<M, B> b, Expr<M, C> c, Expr<M, D> d) {
        return new BoundRowValue<>("a tuple", List.of(a, b, c, d), tuple -> Arrays.asList(tuple.toArray()));
    }

    /**
     * Every part is equal.
     *
     * @throws InvalidValueException when the value or a part of it is null
     */
    Condition<M> eq(T value);

    /**
     * Some part differs.
     *
     * @throws InvalidValueException when the value or a part of it is null
     */
    Condition<M> ne(T value);

    /**
     * Equal to one of the values. False for an empty collection, and where a part of the row is absent.
     *
     * @throws InvalidStatementException when a value, or a part of it, is null
     */
    Condition<M> in(Collection<? extends T> values);

    /** The complement of {@link #in}. */
    Condition<M> notIn(Collection<? extends T> values);
}
