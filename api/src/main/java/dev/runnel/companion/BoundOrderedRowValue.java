package dev.runnel.companion;

import dev.runnel.Condition;
import dev.runnel.OrderedExpr;
import dev.runnel.OrderedRowValue;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Several ordered expressions as one value. A comparison repeats the one of the first expression, {@code a <= x and (a < x or b < y)}, so that an
 * index of the first column has a range.
 *
 * @param split the values of a {@code T}, in the order of {@code parts}
 */
public record BoundOrderedRowValue<M, T>(
        List<? extends OrderedExpr<M, ?>> parts, Function<T, List<@Nullable Object>> split)
        implements OrderedRowValue<M, T> {
    @Override
    public Condition<M> lt(T value) {
        return compare(value, OrderedExpr::lt, OrderedExpr::le, OrderedExpr::lt);
    }

    @Override
    public Condition<M> le(T value) {
        return compare(value, OrderedExpr::lt, OrderedExpr::le, OrderedExpr::le);
    }

    @Override
    public Condition<M> gt(T value) {
        return compare(value, OrderedExpr::gt, OrderedExpr::ge, OrderedExpr::gt);
    }

    @Override
    public Condition<M> ge(T value) {
        return compare(value, OrderedExpr::gt, OrderedExpr::ge, OrderedExpr::ge);
    }

    /**
     * @param strict the comparison that decides
     * @param weak {@code strict}, or equal
     * @param last the comparison of the last expression
     */
    private Condition<M> compare(
            T value,
            BiFunction<OrderedExpr<M, Object>, Object, Condition<M>> strict,
            BiFunction<OrderedExpr<M, Object>, Object, Condition<M>> weak,
            BiFunction<OrderedExpr<M, Object>, Object, Condition<M>> last) {
        List<Object> values = equality().values(value);
        int end = parts.size() - 1;
        Condition<M> condition = last.apply(part(end), values.get(end));
        for (int i = end - 1; i >= 0; i--) {
            condition = weak.apply(part(i), values.get(i))
                    .and(strict.apply(part(i), values.get(i)).or(condition));
        }
        return condition;
    }

    @Override
    public Condition<M> eq(T value) {
        return equality().eq(value);
    }

    @Override
    public Condition<M> ne(T value) {
        return equality().ne(value);
    }

    @Override
    public Condition<M> in(Collection<? extends T> values) {
        return equality().in(values);
    }

    @Override
    public Condition<M> notIn(Collection<? extends T> values) {
        return equality().notIn(values);
    }

    private BoundRowValue<M, T> equality() {
        return new BoundRowValue<>("a tuple", parts, split);
    }

    @SuppressWarnings("unchecked")
    private OrderedExpr<M, Object> part(int index) {
        return (OrderedExpr<M, Object>) parts.get(index);
    }
}
