package dev.runnel.companion;

import dev.runnel.Condition;
import dev.runnel.Expr;
import dev.runnel.RowValue;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.RowValueIn;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ParameterValues;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Several expressions as one value.
 *
 * @param name the name of what is compared, for messages
 * @param split the values of a {@code T}, in the order of {@code parts}
 */
public record BoundRowValue<M, T>(
        String name, List<? extends Expr<M, ?>> parts, Function<T, List<@Nullable Object>> split)
        implements RowValue<M, T> {
    @Override
    public Condition<M> eq(T value) {
        List<Condition<M>> equal = new ArrayList<>();
        List<Object> values = values(value);
        for (int i = 0; i < parts.size(); i++) {
            equal.add(part(i).eq(values.get(i)));
        }
        return equal.stream().reduce(Condition::and).orElseThrow();
    }

    @Override
    public Condition<M> ne(T value) {
        return eq(value).not();
    }

    @Override
    public Condition<M> in(Collection<? extends T> values) {
        List<List<Object>> columns = Stream.generate(() -> (List<Object>) new ArrayList<Object>())
                .limit(parts.size())
                .toList();
        for (T value : values) {
            List<Object> split = present(value)
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
            return new BoundCondition<>(new BoundExpr(ValueExpr.FALSE));
        }
        List<ModelExpr> operands =
                parts.stream().map(part -> StatementParts.expr(part).shape()).toList();
        Object[] all = parts.stream()
                .map(part -> StatementParts.expr(part).values())
                .reduce(BoundExpr.NO_VALUES, BoundExpr::join);
        return new BoundCondition<>(new BoundExpr(
                new RowValueIn(
                        operands,
                        operands.stream()
                                .map(operand ->
                                        Value.ListParam.of(operand.type().asNonNull()))
                                .toList()),
                BoundExpr.join(all, columns.toArray())));
    }

    @Override
    public Condition<M> notIn(Collection<? extends T> values) {
        return in(values).not();
    }

    /**
     * Returns the parts of a value.
     *
     * @throws InvalidValueException when the value or one of them is null
     */
    List<Object> values(@Nullable T value) {
        return present(value).orElseThrow(() -> new InvalidValueException(name, InvalidValueException.Reason.NULL));
    }

    /** The parts of a value; none where it or one of them is null. */
    private Optional<List<Object>> present(@Nullable T value) {
        List<@Nullable Object> values = value == null ? List.of() : split.apply(value);
        return values.isEmpty() || values.contains(null) ? Optional.empty() : Optional.of(List.copyOf(values));
    }

    /** The stored values of a row value that is compared; empty if the columns cannot equal it. */
    private Optional<List<Object>> stored(List<Object> values) {
        List<Object> stored = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            ParameterValues.element(StatementParts.expr(parts.get(i)).isExact().shape(), values.get(i))
                    .ifPresent(stored::add);
        }
        return stored.size() == parts.size() ? Optional.of(stored) : Optional.empty();
    }

    @SuppressWarnings("unchecked")
    private Expr<M, Object> part(int index) {
        return (Expr<M, Object>) parts.get(index);
    }
}
