package dev.runnel;

import dev.runnel.stmt.Fragment;
import dev.runnel.stmt.ModelExpr.IsAbsent;
import dev.runnel.stmt.ModelExpr.Not;

/**
 * An expression that may be absent. Selected, it is an {@code Optional}, since null cannot travel in a {@code Flux}.
 *
 * @param <M> the model it starts at
 * @param <T> the Java type of its value
 */
public interface NullableExpr<M, T> extends Expr<M, T>, Selectable<M, java.util.Optional<T>> {
    /** It is absent. */
    default Condition<M> isNull() {
        return Condition.of(
                new Fragment(new IsAbsent(fragment().shape()), fragment().values()));
    }

    /** It is there. */
    default Condition<M> isNotNull() {
        return Condition.of(new Fragment(
                new Not(new IsAbsent(fragment().shape())), fragment().values()));
    }
}
