package dev.runnel;

import dev.runnel.companion.StatementParts;
import java.util.Optional;

/**
 * A value that the database computes from the columns of a row. Its selection is the value itself; {@link #optional} selects NULL as empty.
 *
 * <p>A value is NULL where an operand is NULL, unless its method says otherwise. The selection of a value that may be NULL, without
 * {@code optional()} or {@code coalesce}, is rejected with {@code InvalidStatementException(NULLABLE_SELECTED)}.
 *
 * @param <M> the model that the expression starts at
 * @param <T> the Java type of its value
 */
public interface ComputedExpr<M, T> extends OrderedExpr<M, T>, Selectable<M, T> {
    /** Returns a selection of the value, empty where it is NULL. */
    Selectable<M, Optional<T>> optional();

    /**
     * Returns this value, or {@code otherwise} where it is NULL. The database computes it.
     *
     * @throws dev.runnel.error.InvalidValueException when {@code otherwise} is null or outside the range of the type
     */
    default ComputedExpr<M, T> coalesce(T otherwise) {
        return new ComputedExprs.Ordered<>(FunctionCalls.coalesce(StatementParts.expr(this), otherwise));
    }

    /** Returns this value, or {@code otherwise} where it is NULL; NULL where both are NULL. The database computes it. */
    default ComputedExpr<M, T> coalesce(Expr<?, T> otherwise) {
        return new ComputedExprs.Ordered<>(
                FunctionCalls.coalesce(StatementParts.expr(this), StatementParts.expr(otherwise)));
    }
}
