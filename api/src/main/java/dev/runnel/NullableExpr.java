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
 * An expression that may be NULL. Its selection is an {@code Optional}, because a {@code Flux} cannot emit null.
 *
 * @param <M> the model that the expression starts at
 * @param <T> the Java type of its value
 */
public interface NullableExpr<M, T> extends Expr<M, T>, Selectable<M, Optional<T>> {
    /** Returns a selection of this value, or {@code value} where it is NULL. It is applied in memory, after the row is read. */
    default Selectable<M, T> orElse(T value) {
        Objects.requireNonNull(value, "value");
        return (Selectable<M, T> & SelectionPart<T>) selecting -> {
            selecting.make();
            RowReader<Optional<T>> reader = StatementParts.select(this, selecting);
            return row -> reader.read(row).orElse(value);
        };
    }

    /** Returns the condition that this expression is NULL. */
    default Condition<M> isNull() {
        return new BoundCondition<>(new BoundExpr(
                new IsNull(StatementParts.expr(this).shape()),
                StatementParts.expr(this).values()));
    }

    /** Returns the condition that this expression is not NULL. */
    default Condition<M> isNotNull() {
        return new BoundCondition<>(new BoundExpr(
                new Not(new IsNull(StatementParts.expr(this).shape())),
                StatementParts.expr(this).values()));
    }
}
