package dev.runnel;

import dev.runnel.stmt.BoundExpr;

/**
 * A nullable text column.
 *
 * @param <M> the model it starts at
 */
public interface NullableStringPath<M> extends StringExpr<M>, NullablePath<M, String> {
    /** This where it is there, and else the value. What is selected takes {@link #orElse}. */
    @Override
    default StringExpr<M> coalesce(String otherwise) {
        BoundExpr first = FunctionCalls.coalesce(fragment(), otherwise);
        return () -> first;
    }

    /** This where it is there, and else the other; absent where both are. */
    @Override
    default StringExpr<M> coalesce(Expr<?, String> otherwise) {
        BoundExpr first = FunctionCalls.coalesce(fragment(), otherwise.fragment());
        return () -> first;
    }
}
