package dev.runnel;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.mapping.PreservedOperator;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.ModelExpr.Arithmetic;
import dev.runnel.stmt.ModelExprs;
import dev.runnel.stmt.ParameterValues;
import dev.runnel.type.ArithmeticOp;
import org.jspecify.annotations.Nullable;

/** Builds arithmetic expressions. */
final class ArithmeticExprs {
    private ArithmeticExprs() {}

    static BoundExpr with(BoundExpr left, ArithmeticOp op, @Nullable Object value) {
        return result(left, op, operand(left, value));
    }

    static BoundExpr of(BoundExpr left, ArithmeticOp op, BoundExpr right) {
        ParameterValues.checkSameEncoding(left.shape(), right.shape());
        return result(left, op, right);
    }

    private static BoundExpr operand(BoundExpr left, @Nullable Object value) {
        if (value == null) {
            throw new InvalidValueException(ParameterValues.nameOf(left.shape()), InvalidValueException.Reason.NULL);
        }
        return ParameterValues.assigned(left.shape(), value);
    }

    private static BoundExpr result(BoundExpr left, ArithmeticOp op, BoundExpr right) {
        if (!ModelExprs.mapping(left.shape()).preserves(PreservedOperator.PLUS)) {
            throw new InvalidStatementException(
                            ErrorCode.NOT_ADDITIVE,
                            "the stored forms of this field cannot be added: its encoding does not preserve sums")
                    .with("field", ParameterValues.nameOf(left.shape()))
                    .hint(
                            "read the values and add them in the application, or store the field in an encoding that preserves sums");
        }
        Arithmetic arithmetic = new Arithmetic(op, left.shape(), right.shape());
        return new BoundExpr(arithmetic, BoundExpr.join(left.values(), right.values())).of(left, right);
    }
}
