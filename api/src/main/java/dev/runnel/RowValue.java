package dev.runnel;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.RowValueIn;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ParameterValues;
import dev.runnel.type.CompareOp;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
public final class RowValue<M, T> {
    private final String name;
    private final List<? extends Expr<M, ?>> parts;
    private final Function<T, List<@Nullable Object>> split;

    private RowValue(String name, List<? extends Expr<M, ?>> parts, Function<T, List<@Nullable Object>> split) {
        this.name = name;
        this.parts = parts;
        this.split = split;
    }

    /** Returns a row value of two expressions. */
    public static <M, A, B> RowValue<M, Tuple2<A, B>> of(Expr<M, A> a, Expr<M, B> b) {
        return new RowValue<>("a tuple", List.of(a, b), tuple -> Arrays.asList(tuple.toArray()));
    }

    /** Returns a row value of three expressions. */
    public static <M, A, B, C> RowValue<M, Tuple3<A, B, C>> of(Expr<M, A> a, Expr<M, B> b, Expr<M, C> c) {
        return new RowValue<>("a tuple", List.of(a, b, c), tuple -> Arrays.asList(tuple.toArray()));
    }

    /** Returns a row value of four expressions. */
    public static <M, A, B, C, D> RowValue<M, Tuple4<A, B, C, D>> of(
            Expr<M, A> a, Expr<M, B> b, Expr<M, C> c, Expr<M, D> d) {
        return new RowValue<>("a tuple", List.of(a, b, c, d), tuple -> Arrays.asList(tuple.toArray()));
    }

    /**
     * Returns a composite key as a row value. For generated code.
     *
     * @param name the name of the key, for errors
     * @param parts the paths of the components
     * @param split returns the values of a key, in the order of {@code parts}
     */
    public static <M, K> RowValue<M, K> of(
            String name, List<? extends Expr<M, ?>> parts, Function<K, List<@Nullable Object>> split) {
        return new RowValue<>(name, parts, split);
    }

    /**
     * Returns the condition that each expression equals its part of the value.
     *
     * @throws InvalidValueException when the value or one of its parts is null
     */
    public Condition<M> eq(T value) {
        List<Condition<M>> equal = new ArrayList<>();
        List<@Nullable Object> values =
                values(value).orElseThrow(() -> new InvalidValueException(name, InvalidValueException.Reason.NULL));
        for (int i = 0; i < parts.size(); i++) {
            equal.add(ComparisonExprs.with(parts.get(i).fragment(), CompareOp.EQ, values.get(i)));
        }
        return equal.stream().reduce(Condition::and).orElseThrow();
    }

    /**
     * Returns the complement of {@link #eq}: at least one expression differs.
     *
     * @throws InvalidValueException when the value or one of its parts is null
     */
    public Condition<M> ne(T value) {
        return eq(value).not();
    }

    /**
     * Returns the condition that the expressions equal one of the values. It is false for an empty collection, and where an expression is NULL.
     *
     * @throws InvalidStatementException when a value or one of its parts is null
     */
    public Condition<M> in(Collection<? extends T> values) {
        List<List<Object>> columns = Stream.generate(() -> (List<Object>) new ArrayList<Object>())
                .limit(parts.size())
                .toList();
        for (T value : values) {
            List<@Nullable Object> split = values(value)
                    .orElseThrow(() -> new InvalidStatementException(
                                    ErrorCode.NULL_IN_LIST, "the list contains null, which equals no row")
                            .with("field", name)
                            .hint("remove null from the list, or add .or(….isNull())"));
            stored(split).ifPresent(kept -> {
                for (int i = 0; i < kept.size(); i++) {
                    columns.get(i).add(kept.get(i));
                }
            });
        }
        if (columns.get(0).isEmpty()) {
            return Condition.of(new BoundExpr(ValueExpr.FALSE));
        }
        List<ModelExpr> operands =
                parts.stream().map(part -> part.fragment().shape()).toList();
        Object[] all =
                parts.stream().map(part -> part.fragment().values()).reduce(BoundExpr.NO_VALUES, BoundExpr::join);
        return Condition.of(new BoundExpr(
                new RowValueIn(
                        operands,
                        operands.stream()
                                .map(operand ->
                                        Value.ListParam.of(operand.type().asNonNull()))
                                .toList()),
                BoundExpr.join(all, columns.toArray())));
    }

    /** Returns the complement of {@link #in}. */
    public Condition<M> notIn(Collection<? extends T> values) {
        return in(values).not();
    }

    /** Returns the parts of a value; empty if the value or one of its parts is null. */
    private Optional<List<@Nullable Object>> values(@Nullable T value) {
        return Optional.ofNullable(value).map(split).filter(values -> !values.contains(null));
    }

    /** Returns the stored forms of the parts; empty if no stored value can equal one of them. */
    private Optional<List<Object>> stored(List<@Nullable Object> values) {
        List<Object> stored = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            ParameterValues.element(parts.get(i).fragment().isExact().shape(), values.get(i))
                    .ifPresent(stored::add);
        }
        return stored.size() == parts.size() ? Optional.of(stored) : Optional.empty();
    }
}
