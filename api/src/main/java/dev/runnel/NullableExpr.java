package dev.runnel;

import dev.runnel.internal.SelectionBuilder;
import dev.runnel.spi.Row;
import dev.runnel.spi.RowReader;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.ModelExpr.IsNull;
import dev.runnel.stmt.ModelExpr.Not;
import java.util.Objects;
import java.util.Optional;

/**
 * An expression that may be NULL. Its selection is an {@code Optional}, because a {@code Flux} cannot emit null.
 *
 * @param <M> the model that the expression starts at
 * @param <T> the Java type of its value
 */
public interface NullableExpr<M, T> extends Expr<M, T>, Selectable<M, Optional<T>> {
    /** Reads it from a selected row. Not for applications. */
    Optional<T> read(Row row, int index);

    @Override
    default RowReader<Optional<T>> addTo(SelectionBuilder selecting) {
        int at = selecting.add(fragment());
        return row -> read(row, at);
    }

    /** Returns a selection of this value, or {@code value} where it is NULL. It is applied in memory, after the row is read. */
    default Selectable<M, T> orElse(T value) {
        Objects.requireNonNull(value, "value");
        return selecting -> {
            selecting.make();
            RowReader<Optional<T>> reader = addTo(selecting);
            return row -> reader.read(row).orElse(value);
        };
    }

    /** Returns the condition that this expression is NULL. */
    default Condition<M> isNull() {
        return Condition.of(
                new BoundExpr(new IsNull(fragment().shape()), fragment().values()));
    }

    /** Returns the condition that this expression is not NULL. */
    default Condition<M> isNotNull() {
        return Condition.of(new BoundExpr(
                new Not(new IsNull(fragment().shape())), fragment().values()));
    }
}
