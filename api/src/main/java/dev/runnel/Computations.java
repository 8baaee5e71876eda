package dev.runnel;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatement;
import dev.runnel.error.InvalidValue;
import dev.runnel.mapping.Operator;
import dev.runnel.stmt.Fragment;
import dev.runnel.stmt.ModelExpr.Arithmetic;
import dev.runnel.stmt.ModelExprs;
import dev.runnel.stmt.UserValues;
import dev.runnel.type.ArithmeticOp;
import org.jspecify.annotations.Nullable;

/** Builds arithmetic. */
final class Computations {
    private Computations() {}

    static <M, N extends Number & Comparable<N>> NumberExpr<M, N> with(
            Fragment left, ArithmeticOp op, @Nullable Object value) {
        Fragment result = result(left, op, operand(left, value));
        return () -> result;
    }

    static <M, N extends Number & Comparable<N>> NumberExpr<M, N> of(Fragment left, ArithmeticOp op, Fragment right) {
        UserValues.checkForms(left.shape(), right.shape());
        Fragment result = result(left, op, right);
        return () -> result;
    }

    static <M, T> AdditiveExpr<M, T> sum(Fragment left, ArithmeticOp op, @Nullable Object value) {
        Fragment result = result(left, op, operand(left, value));
        return () -> result;
    }

    static <M, T> AdditiveExpr<M, T> sum(Fragment left, ArithmeticOp op, Fragment right) {
        UserValues.checkForms(left.shape(), right.shape());
        Fragment result = result(left, op, right);
        return () -> result;
    }

    private static Fragment operand(Fragment left, @Nullable Object value) {
        if (value == null) {
            throw new InvalidValue(UserValues.nameOf(left.shape()), InvalidValue.Reason.NULL);
        }
        return UserValues.assigned(left.shape(), value);
    }

    private static Fragment result(Fragment left, ArithmeticOp op, Fragment right) {
        if (!ModelExprs.mapping(left.shape()).canDistribute(Operator.PLUS)) {
            throw new InvalidStatement(
                            ErrorCode.NOT_ADDITIVE,
                            "the stored forms of this field cannot be added: its encoding does not preserve sums")
                    .with("field", UserValues.nameOf(left.shape()))
                    .hint(
                            "read the values and add them in the application, or store the field in an encoding that preserves sums");
        }
        Arithmetic arithmetic = new Arithmetic(op, left.shape(), right.shape());
        return new Fragment(arithmetic, Fragment.join(left.values(), right.values())).of(left, right);
    }
}
