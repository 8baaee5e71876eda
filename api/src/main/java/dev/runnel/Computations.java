package dev.runnel;

import dev.runnel.error.InvalidValue;
import dev.runnel.stmt.Fragment;
import dev.runnel.stmt.ModelExpr.Arithmetic;
import dev.runnel.stmt.UserValues;
import dev.runnel.type.ArithmeticOp;
import org.jspecify.annotations.Nullable;

/** Builds arithmetic. */
final class Computations {
    private Computations() {}

    static <M, N extends Number & Comparable<N>> NumberExpr<M, N> with(
            Fragment left, ArithmeticOp op, @Nullable Object value) {
        if (value == null) {
            throw new InvalidValue(UserValues.nameOf(left.shape()), InvalidValue.Reason.NULL);
        }
        return of(left, op, UserValues.assigned(left.shape(), value));
    }

    static <M, N extends Number & Comparable<N>> NumberExpr<M, N> of(Fragment left, ArithmeticOp op, Fragment right) {
        Fragment result = new Fragment(
                new Arithmetic(op, left.shape(), right.shape()), Fragment.join(left.values(), right.values()));
        return () -> result;
    }
}
