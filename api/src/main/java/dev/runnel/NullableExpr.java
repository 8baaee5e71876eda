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
 * An expression that may be absent. Selected, it is an {@code Optional}, since null cannot travel in a {@code Flux}.
 *
 * @param <M> the model it starts at
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

    /** It where it is there, and else this value: selected, as the store does not hold it. */
    default Selectable<M, T> orElse(T value) {
        Objects.requireNonNull(value, "value");
        return selecting -> {
            selecting.make();
            RowReader<Optional<T>> reader = addTo(selecting);
            return row -> reader.read(row).orElse(value);
        };
    }

    /** It is absent. */
    default Condition<M> isNull() {
        return Condition.of(
                new BoundExpr(new IsNull(fragment().shape()), fragment().values()));
    }

    /** It is there. */
    default Condition<M> isNotNull() {
        return Condition.of(new BoundExpr(
                new Not(new IsNull(fragment().shape())), fragment().values()));
    }
}
