package dev.runnel;

import dev.runnel.companion.BoundCondition;
import dev.runnel.companion.StatementParts;
import dev.runnel.internal.SelectionPart;
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
    /** It where it is there, and else this value: selected, as the store does not hold it. */
    default Selectable<M, T> orElse(T value) {
        Objects.requireNonNull(value, "value");
        return (Selectable<M, T> & SelectionPart<T>) selecting -> {
            selecting.make();
            RowReader<Optional<T>> reader = StatementParts.select(this, selecting);
            return row -> reader.read(row).orElse(value);
        };
    }

    /** It is absent. */
    default Condition<M> isNull() {
        return new BoundCondition<>(new BoundExpr(
                new IsNull(StatementParts.expr(this).shape()),
                StatementParts.expr(this).values()));
    }

    /** It is there. */
    default Condition<M> isNotNull() {
        return new BoundCondition<>(new BoundExpr(
                new Not(new IsNull(StatementParts.expr(this).shape())),
                StatementParts.expr(this).values()));
    }
}
